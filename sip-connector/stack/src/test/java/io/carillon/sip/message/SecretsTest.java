package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static String readable(String message) {
        return Secrets.readable(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDigestAnswerAndControlCharactersAreBlottedOut() {
        assertThat(readable("Authorization: Digest response=\"0a1b\", nc=1\r\nX: \u001b[31m\r\n"))
                .isEqualTo("Authorization: Digest response=\"****\", nc=1\r\nX: ?[31m\r\n");
    }

    @Test
    void noncesAndFoldedAndUnquotedAnswersToo() {
        assertThat(readable("PROXY-AUTHORIZATION :Digest username=\"1001\", nonce=\"abc\",\r\n  cnonce=xyz,\r\n\tresponse = 0a1b\r\n"
                        + "Subject: response=\"shown\"\r\n"))
                .isEqualTo("PROXY-AUTHORIZATION :Digest username=\"1001\", nonce=\"***\",\r\n  cnonce=***,\r\n\tresponse = ****\r\n"
                        + "Subject: response=\"shown\"\r\n");
        assertThat(readable("WWW-Authenticate: Digest realm=\"r\", nonce=\"abc\"\r\n")).contains("realm=\"r\", nonce=\"***\"");
        assertThat(readable("Authentication-Info: rspauth=\"12\", nextnonce=\"34\"\r\n"))
                .isEqualTo("Authentication-Info: rspauth=\"**\", nextnonce=\"**\"\r\n");
    }

    @Test
    void credentialsOfOtherSchemesAreBlottedOutWhole() {
        assertThat(readable("Authorization: Bearer abc.def\r\nTo: <sip:1@x>\r\n"))
                .isEqualTo("Authorization: **************\r\nTo: <sip:1@x>\r\n");
    }

    @Test
    void keysOfEncryptedAudioAreBlottedOut() {
        String sdp = "m=audio 1 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:QUJDREVGR0g=|2^20|1:4;inline:SUpL|2^20\r\n"
                + "a=ice-pwd:secretsecret\r\nk=clear:word\r\na=ice-ufrag:shown\r\n";
        assertThat(readable(sdp)).isEqualTo(
                "m=audio 1 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:************|2^20|1:4;inline:****|2^20\r\n"
                        + "a=ice-pwd:************\r\nk=**********\r\na=ice-ufrag:shown\r\n");
    }

    @Test
    void theLengthStaysWhateverTheCharacters() {
        byte[] message = "From: \"Jürgen\" <sip:1@x>\r\nAuthorization: Digest response=\"ü\"\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Secrets.blotted(message)).hasSameSizeAs(message);
        assertThat(Secrets.readable(message)).contains("Jürgen").doesNotContain("\"ü\"");
    }
}
