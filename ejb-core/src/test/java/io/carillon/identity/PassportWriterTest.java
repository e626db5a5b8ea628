package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.call.DiversionQuestion;
import io.carillon.call.Signature;
import io.carillon.call.SigningQuestion;
import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.dialplan.Signing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What our signatures look like (RFC 8225, RFC 8588). */
class PassportWriterTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);
    private static final String X5U = "https://certs.example/house.pem";
    private static Authority.Signer house;
    private static PassportWriter writer;

    @BeforeAll
    static void aKey() throws Exception {
        house = Authority.create("Authority").issue(Authority.Order.signer("House").valid(
                NOW.minusSeconds(1_000), NOW.plusSeconds(1_000)));
        writer = new PassportWriter(new HouseKey(house.key(), house.certificate()), X5U);
    }

    private static Signature sign(String caller, String called, String region) {
        return writer.sign(new SigningQuestion(new CallId("call-1"), new Signing(true, Attestation.B, region), caller,
                called, false), NOW);
    }

    private static String part(String header, int n) {
        String token = header.substring(0, header.indexOf(';'));
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[n]), StandardCharsets.UTF_8);
    }

    @Test
    void theHeaderIsOfTheFullForm() throws Exception {
        Signature signature = sign("030 123-456", "+4930555001", "DE");
        assertThat(signature.objection()).isEmpty();
        assertThat(signature.signed().at()).isEqualTo(NOW);
        String header = signature.signed().headers().get(0);
        assertThat(header).endsWith(";info=<" + X5U + ">;alg=ES256;ppt=shaken");
        assertThat(part(header, 0)).isEqualTo(
                "{\"alg\":\"ES256\",\"ppt\":\"shaken\",\"typ\":\"passport\",\"x5u\":\"" + X5U + "\"}");
        assertThat(part(header, 1)).isEqualTo("{\"attest\":\"B\",\"dest\":{\"tn\":[\"4930555001\"]},\"iat\":1900000000,"
                + "\"orig\":{\"tn\":\"4930123456\"},\"origid\":\"" + signature.origid() + "\"}");
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(header.substring(0, header.indexOf(';')));
        jws.setKey(house.certificate().getPublicKey());
        assertThat(jws.verifySignature()).isTrue();
        assertThat(Base64.getUrlDecoder().decode(header.substring(header.lastIndexOf('.', header.indexOf(';')) + 1,
                header.indexOf(';')))).as("R and S, not DER").hasSize(64);
    }

    @Test
    void theOrigidIsThatOfTheCallAndAUuid() {
        assertThat(sign("+4930123456", "+4930555001", "").origid())
                .isEqualTo(sign("+4930123456", "+4930555002", "").origid())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void onlyNumbersOfTheWorldAreVouchedFor() {
        for (String none : new String[] {"anonymous", "", "*55", "+49"}) {
            Signature signature = sign(none, "+4930555001", "DE");
            assertThat(signature.signed().isPresent()).as(none).isFalse();
            assertThat(signature.objection()).isNotEmpty();
        }
        assertThat(sign("030123456", "+4930555001", "").signed().isPresent()).as("nobody knows the country").isFalse();
    }

    private static Signature divert(String received, String called, String dialled) {
        return writer.divert(new DiversionQuestion(
                new CallId("call-1"), List.of("rubbish", received), called, dialled, "DE"), NOW);
    }

    @Test
    void thatACallWasSentOnIsSignedForTheNumberThatSentIt() throws Exception {
        String received = sign("+4940123456", "+4930555001", "DE").signed().headers().get(0);
        Signature signature = divert(received, "030555001", "+4930999");
        assertThat(signature.objection()).isEmpty();
        String header = signature.signed().headers().get(0);
        assertThat(header).endsWith(";info=<" + X5U + ">;alg=ES256;ppt=div");
        assertThat(part(header, 0)).contains("\"ppt\":\"div\"");
        assertThat(part(header, 1)).isEqualTo("{\"dest\":{\"tn\":[\"4930999\"]},\"div\":{\"tn\":\"4930555001\"},"
                + "\"iat\":1900000000,\"orig\":{\"tn\":\"4940123456\"}}");
        Signature again = divert(header, "+4930999", "+4930888");
        assertThat(part(again.signed().headers().get(0), 1)).contains("\"div\":{\"tn\":\"4930999\"}");
        assertThat(divert(received, "030555002", "+4930999").objection()).contains("not for 030555002");
        assertThat(divert(received, "030555001", "+4930555001").signed().isPresent()).isFalse();
        assertThat(divert("", "030555001", "+4930999").signed().isPresent()).isFalse();
        assertThat(writer.divert(new DiversionQuestion(new CallId("c"), List.of(received), "+4930555001", "+4930999", ""),
                NOW.plusSeconds(2_000)).objection()).contains("certificate is not valid");
    }

    @Test
    void aServiceIsCalledByItsOwnNumber() throws Exception {
        Signature signature = writer.sign(new SigningQuestion(new CallId("c"), new Signing(true, Attestation.A, "US"),
                "+12155551212", "911", true), NOW);
        Map<String, Object> claims = JsonUtil.parseJson(part(signature.signed().headers().get(0), 1));
        assertThat(claims.get("dest").toString()).isEqualTo("{tn=[911]}");
    }

    @Test
    void withAnExpiredCertificateNothingIsSigned() {
        Signature late = writer.sign(new SigningQuestion(new CallId("c"), new Signing(true, Attestation.A, ""),
                "+4930123456", "+4930555001", false), NOW.plusSeconds(2_000));
        assertThat(late.signed().isPresent()).isFalse();
        assertThat(late.objection()).contains("certificate is not valid");
    }

    @Test
    void aKeyFitsItsCertificate() throws Exception {
        Authority authority = Authority.create("Other");
        Authority.Signer other = authority.signer("Other signer");
        Authority.Signer wide = authority.issue(Authority.Order.signer("Wide", "secp384r1"));
        assertThatThrownBy(() -> new HouseKey(other.key(), house.certificate())).hasMessageContaining("not the key");
        assertThatThrownBy(() -> new HouseKey(wide.key(), wide.certificate())).hasMessageContaining("P-256");
        assertThat(new HouseKey(other.key(), other.certificate()).toString()).isEqualTo("HouseKey[CN=Other signer]");
    }
}
