package io.carillon.api.trunks;

import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTransport;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import io.carillon.trunk.TrunkLogin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A trunk as it shall be.
 *
 * @param name what it is called; needed to create it, later it stays
 * @param enabled whether calls use it; true when absent
 * @param host name or address of the carrier
 * @param port absent for the usual one
 * @param transport UDP when absent
 * @param login how we prove who we are; ADDRESS when absent
 * @param username for its challenges
 * @param secret password for its challenges; absent to keep the one there is
 * @param realm the only digest realm that is answered; the host when absent
 * @param registerSeconds how long a registration is asked for; 300 when absent
 * @param sources networks its calls come from
 * @param inboundUsername with which it proves itself to us
 * @param inboundSecret password that goes with it; absent to keep the one there is
 * @param channels calls at a time; absent for no bound
 * @param callsPerSecond outbound calls begun in a second; absent for no bound
 * @param setupSeconds how long it may take to say that it rings; 8 when absent
 * @param optionsSeconds how often it is asked whether it is there; 30 when absent, 0 for never
 * @param callerPolicy who is shown; DID when absent
 * @param callerNumber outside number of the trunk
 * @param assertIdentity whether P-Asserted-Identity is sent; false when absent
 * @param region country of numbers without a country code
 * @param numberFormat how it wants numbers; AS_DIALLED when absent
 * @param codecs encodings it may be offered; absent for all
 * @param dtmf how it hears of keys; AUTO when absent
 * @param signing whether calls that leave say who vouches for their caller (STIR/SHAKEN); PASS when absent
 * @param verifying what is made of signatures of calls that come in; OFF when absent
 * @param diversions what goes through it of who sent calls on (Diversion, History-Info); OWN when absent
 * @param mediaSecurity whether its audio is encrypted; the default of the server when absent
 * @param passHeaders headers of a caller's INVITE that pass by it, both ways; one that ends in * stands for a family
 * @param infoBodies media types of INFO bodies that pass by it, both ways
 */
@Schema(name = "TrunkBody")
public record TrunkBody(
        @Schema(examples = "carrier-a") String name,
        @Schema(defaultValue = "true") Boolean enabled,
        @NotNull @Size(max = 253) @Schema(examples = "sip.carrier.example") String host,
        Integer port,
        @Schema(type = SchemaType.STRING, defaultValue = "UDP", enumeration = {"UDP", "TCP", "TLS"})
                SipTransport transport,
        @Schema(defaultValue = "ADDRESS") TrunkLogin login,
        @Size(max = 64) String username,
        @Size(max = 128) @Schema(format = "password", description = "Absent to keep the one there is") String secret,
        @Size(max = 64) String realm,
        @Schema(defaultValue = "300") Integer registerSeconds,
        @Schema(examples = "192.0.2.0/28") List<String> sources,
        @Size(max = 64) String inboundUsername,
        @Size(max = 128) @Schema(format = "password", description = "Absent to keep the one there is")
                String inboundSecret,
        @Schema(defaultValue = "0") Integer channels,
        @Schema(defaultValue = "0") Integer callsPerSecond,
        @Schema(defaultValue = "8") Integer setupSeconds,
        @Schema(defaultValue = "30") Integer optionsSeconds,
        @Schema(defaultValue = "DID") CallerPolicy callerPolicy,
        @Schema(examples = "+4930123450") String callerNumber,
        @Schema(defaultValue = "false") Boolean assertIdentity,
        @Schema(examples = "DE") String region,
        @Schema(defaultValue = "AS_DIALLED") NumberFormat numberFormat,
        @Schema(examples = "PCMA") List<String> codecs,
        @Schema(type = SchemaType.STRING, enumeration = {"AUTO", "RFC4733", "INFO", "INBAND"}, defaultValue = "AUTO")
                DtmfPolicy dtmf,
        @Schema(defaultValue = "PASS") SigningPolicy signing,
        @Schema(defaultValue = "OFF") VerifyPolicy verifying,
        @Schema(defaultValue = "OWN") DiversionPolicy diversions,
        @Schema(
                        description = "Encrypted audio; absent for the default",
                        type = SchemaType.STRING,
                        enumeration = {"OFF", "OFFER", "REQUIRE", "OFFER_ANYWHERE", "REQUIRE_ANYWHERE"})
                MediaSecurity mediaSecurity,
        @Schema(description = "Empty for the setting of the server, none for none", examples = "X-Shop-*")
                List<String> passHeaders,
        @Schema(description = "Empty for the setting of the server, none for none", examples = "application/vnd.shop+json")
                List<String> infoBodies) {
    /** Never prints the secrets. */
    @Override
    public String toString() {
        return "TrunkBody[" + name + "]";
    }
}
