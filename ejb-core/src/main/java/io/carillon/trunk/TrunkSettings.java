package io.carillon.trunk;

import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TrunkPassing;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import java.util.List;

/**
 * A line to a carrier or another telephone system.
 *
 * @param enabled whether calls use it
 * @param place where it is and how we prove who we are
 * @param secret password for its challenges
 * @param inbound how its own calls are recognised
 * @param limits how much it carries and how its health is watched
 * @param caller who is shown to its network
 * @param numbers how it wants numbers
 * @param codecs encodings it may be offered, by RTP name; empty for all
 * @param dtmf how it hears of keys
 * @param identity who vouches for callers
 * @param security whether its audio is encrypted; null for the default of the server
 * @param passing what passes by it that is not ours
 */
public record TrunkSettings(
        boolean enabled,
        Place place,
        Sealed secret,
        Inbound inbound,
        Limits limits,
        Caller caller,
        Numbers numbers,
        List<String> codecs,
        DtmfPolicy dtmf,
        Identity identity,
        MediaSecurity security,
        TrunkPassing passing) {
    public TrunkSettings {
        codecs = List.copyOf(codecs);
        // an edition of the plan kept by an earlier version knows nothing of it
        passing = passing == null ? TrunkPassing.DEFAULT : passing;
    }

    /** A trunk whose audio and whose headers are as the server's settings say. */
    public TrunkSettings(
            boolean enabled,
            Place place,
            Sealed secret,
            Inbound inbound,
            Limits limits,
            Caller caller,
            Numbers numbers,
            List<String> codecs,
            DtmfPolicy dtmf,
            Identity identity) {
        this(enabled, place, secret, inbound, limits, caller, numbers, codecs, dtmf, identity, null,
                TrunkPassing.DEFAULT);
    }

    /**
     * Who vouches for callers (RFC 8224).
     *
     * @param signing of calls that leave
     * @param verifying what is made of signatures of calls that come in
     * @param diversions what goes through it of who sent calls on
     */
    public record Identity(SigningPolicy signing, VerifyPolicy verifying, DiversionPolicy diversions) {
        public Identity {
            // an edition of the plan kept by an earlier version knows nothing of it
            diversions = diversions == null ? DiversionPolicy.OWN : diversions;
        }
    }

    /**
     * Where a trunk is and how we prove who we are.
     *
     * @param host name or address
     * @param port 0 for the one that DNS or the transport says
     * @param transport how it is reached
     * @param login what it asks of us
     * @param username user name for its challenges, may be empty
     * @param realm the only digest realm that is answered
     * @param registerSeconds how long a registration is asked for
     */
    public record Place(
            String host,
            int port,
            SipTransport transport,
            TrunkLogin login,
            String username,
            String realm,
            int registerSeconds) {}

    /**
     * How calls of a trunk are recognised.
     *
     * @param sources networks in CIDR notation
     * @param username with which it proves itself to us, may be empty
     * @param secret password that goes with it
     */
    public record Inbound(List<String> sources, String username, Sealed secret) {
        public Inbound {
            sources = List.copyOf(sources);
        }
    }

    /**
     * How much a trunk carries and how its health is watched.
     *
     * @param channels calls at a time, 0 for no bound
     * @param callsPerSecond outbound calls begun in a second, 0 for no bound
     * @param setupSeconds how long it may take to say that it rings
     * @param optionsSeconds how often it is asked whether it is there, 0 for never
     */
    public record Limits(int channels, int callsPerSecond, int setupSeconds, int optionsSeconds) {}

    /**
     * Who is shown to the network behind a trunk.
     *
     * @param policy in general
     * @param number outside number of the trunk, may be empty
     * @param asserted whether P-Asserted-Identity is sent
     */
    public record Caller(CallerPolicy policy, String number, boolean asserted) {}

    /**
     * How a trunk wants numbers.
     *
     * @param region ISO 3166 code of the country of numbers without a country code, may be empty
     * @param format how
     */
    public record Numbers(String region, NumberFormat format) {}

    /** What stands behind the {@code @} in URIs of this trunk. */
    public String authority() {
        String host = place.host().indexOf(':') >= 0 ? "[" + place.host() + "]" : place.host();
        return host + (place.port() == 0 ? "" : ":" + place.port())
                + (place.transport() == SipTransport.UDP ? ""
                        : ";transport=" + place.transport().parameter());
    }
}
