package io.carillon.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestClientTest {
    /** The example of RFC 7616 section 3.9.1. */
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String OPAQUE = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS";
    private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static final String REALM = "http-auth@example.org";

    private final DigestClient client = new DigestClient(
            new TrunkLine("default/c", Tenant.DEFAULT, "sip:c.example", "Mufasa", "Circle of Life", REALM, 0, List.of(),
                    null, 0),
            () -> CNONCE);

    private static SipResponse challenged(int status, HeaderName header, String... challenges) {
        SipRequest request = RequestBuilder.request("INVITE", "sip:1@c.example")
                .header(HeaderName.FROM, "<sip:a@b>;tag=1")
                .header(HeaderName.TO, "<sip:1@c.example>")
                .header(HeaderName.CALL_ID, "x")
                .cseq(1)
                .build()
                .withVia("SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx");
        return ResponseBuilder.response(request, status, "No", "t").headers(header, List.of(challenges)).build();
    }

    private static String challenge(String algorithm, String realm) {
        return "Digest realm=\"" + realm + "\", qop=\"auth, auth-int\", algorithm=" + algorithm + ", nonce=\"" + NONCE
                + "\", opaque=\"" + OPAQUE + "\"";
    }

    @Test
    void theExampleOfTheStandardIsAnsweredAsItSays() {
        var md5 = client.answer(challenged(401, HeaderName.WWW_AUTHENTICATE, challenge("MD5", REALM)), "GET",
                "/dir/index.html").orElseThrow();
        assertThat(md5.header()).isEqualTo(HeaderName.AUTHORIZATION);
        assertThat(md5.value()).contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"", "nc=00000001",
                "opaque=\"" + OPAQUE + "\"");
    }

    @Test
    void sha256IsPreferred() {
        var answer = client.answer(challenged(407, HeaderName.PROXY_AUTHENTICATE,
                challenge("MD5", REALM), challenge("SHA-256", REALM)), "GET", "/dir/index.html").orElseThrow();
        assertThat(answer.header()).isEqualTo(HeaderName.PROXY_AUTHORIZATION);
        assertThat(answer.value())
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }

    @Test
    void anotherRealmGetsNothing() {
        assertThat(client.answer(challenged(407, HeaderName.PROXY_AUTHENTICATE, challenge("MD5", "thief.example")),
                "INVITE", "sip:1@c.example")).isEmpty();
    }

    @Test
    void garbageAndUnknownHashesGetNothing() {
        assertThat(client.answer(challenged(407, HeaderName.PROXY_AUTHENTICATE, "Digest realm=\"" + REALM),
                "INVITE", "sip:1@c.example")).isEmpty();
        assertThat(client.answer(challenged(407, HeaderName.PROXY_AUTHENTICATE, challenge("SHA-512-256", REALM)),
                "INVITE", "sip:1@c.example")).isEmpty();
        assertThat(client.answer(challenged(403, HeaderName.PROXY_AUTHENTICATE, challenge("MD5", REALM)),
                "INVITE", "sip:1@c.example")).isEmpty();
    }
}
