package io.carillon.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.MediaDirection;
import io.carillon.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever a session description looks like: it is a value, and a good one can be written, read again and answered. */
class FuzzedSdpTest {
    private static final int MESSAGES = 10_000;
    private static final MediaAddress OURS = MediaAddress.of("127.0.0.1", 20_000);

    private int good;
    private int bad;
    private int answered;

    @Test
    void aDescriptionIsAValueAndAGoodOneCanBeAnswered() {
        Fuzz.run(FuzzedSdpTest.class, "sdp", MESSAGES, new SdpGrammar(), this::judge);
        assertThat(good).isGreaterThan(MESSAGES / 20);
        assertThat(bad).isGreaterThan(MESSAGES / 20);
        assertThat(answered).isGreaterThan(MESSAGES / 50);
    }

    private void judge(byte[] body) {
        SdpBody read = SdpReader.read("application/sdp", body);
        if (read instanceof SdpBody.Bad refused) {
            bad++;
            assertThat(refused.status()).isIn(400, 415, 488);
            assertThat(refused.reason()).isNotBlank().doesNotContain("\r", "\n");
            return;
        }
        SessionDescription sdp = read.sdpOrNull();
        if (sdp == null) {
            return;
        }
        good++;
        byte[] written = SdpWriter.write(sdp);
        assertThat(SdpReader.read("application/sdp", written))
                .as(() -> new String(written, StandardCharsets.UTF_8))
                .isInstanceOf(SdpBody.Good.class);
        OfferAnswer.ownAnswer(sdp, OURS, MediaDirection.SENDRECV).ifPresent(answer -> {
            answered++;
            String text = new String(SdpWriter.write(answer), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> line.startsWith("m=")).count())
                    .as(() -> "an answer has as many streams as its offer (RFC 3264 section 6): " + text)
                    .isEqualTo(sdp.others().size() + 1L);
        });
    }
}
