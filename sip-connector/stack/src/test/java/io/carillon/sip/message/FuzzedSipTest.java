package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever a message looks like: it is a value, all that is in it can be asked for, and its answer is sound. */
class FuzzedSipTest {
    private static final int MESSAGES = 10_000;

    private final MessageReader reader = new MessageReader(SipLimits.DEFAULT);
    private int good;
    private int bad;

    @Test
    void aMessageIsAValueAndItsAnswerIsSound() {
        Fuzz.run(FuzzedSipTest.class, "sip", MESSAGES, new SipGrammar("192.0.2.77:5099"), this::judge);
        assertThat(good).isGreaterThan(MESSAGES / 10);
        assertThat(bad).isGreaterThan(MESSAGES / 10);
        assertThat(reader.read(Messages.bytes(Messages.INVITE), "192.0.2.77",
                5099)).isInstanceOf(ParsedMessage.Good.class);
    }

    private void judge(byte[] message) {
        ParsedMessage parsed = reader.read(message, "192.0.2.77", 5099);
        Messages.touch(parsed);
        if (parsed instanceof ParsedMessage.Bad refused) {
            bad++;
            assertThat(refused.reason()).isNotBlank();
            if (refused.answerable() != null) {
                SipResponse answer = ResponseBuilder.response(refused.answerable(), refused.status(), refused.reason(),
                        "tag").build();
                oneMessage(answer.bytes(), message.length);
            }
            return;
        }
        good++;
        if (((ParsedMessage.Good) parsed).message() instanceof SipRequest request) {
            sound(ResponseBuilder.response(request, 200, "OK", "ours").build());
        }
    }

    /** What we answer to a broken message repeats its headers, broken as they are, and ends where we say. */
    private static void oneMessage(byte[] answer, int asked) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("SIP/2.0 ").endsWith("\r\n\r\n");
        assertThat(text.indexOf("\r\n\r\n")).as(() -> text).isEqualTo(text.length() - 4);
        assertThat(answer.length).as("no answer is worth a flood").isLessThan(2 * asked + 400);
    }

    /** What we answer to a good message is a good message, whatever it repeats of what was asked. */
    private void sound(SipResponse answer) {
        byte[] bytes = answer.bytes();
        assertThat(reader.read(bytes)).as(() -> new String(bytes, StandardCharsets.UTF_8))
                .isInstanceOf(ParsedMessage.Good.class);
    }
}
