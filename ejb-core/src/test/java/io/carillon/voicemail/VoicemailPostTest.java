package io.carillon.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** E-mails of messages: sent once, and again as long as the mail server is away. */
class VoicemailPostTest implements MailDesk {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<PendingMail> waiting = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private Instant now = NOON;
    private String trouble = "";

    private static Message message(String id, String caller, String name) {
        return new Message(id, Tenant.DEFAULT, "101", "r-" + id, new CallId("c"), new Message.From(caller, name, ""), NOON,
                75_400, new Message.Mark(Folder.NEW, null, null, null));
    }

    @Override
    public List<Due> due(Instant at, int most) {
        return waiting.stream()
                .filter(mail -> !mail.dueAt().isAfter(at))
                .map(mail -> new Due(message(mail.message(), "102", "Bob"), mail))
                .toList();
    }

    @Override
    public void done(String message) {
        waiting.removeIf(mail -> mail.message().equals(message));
    }

    @Override
    public void later(String message, Instant at) {
        waiting.replaceAll(mail -> mail.message().equals(message)
                ? new PendingMail(message, mail.address(), mail.attach(), mail.attempts() + 1, at) : mail);
    }

    private void round() {
        new VoicemailPost(this, due -> {
            if (trouble.equals("throws")) {
                throw new IllegalStateException("no way");
            }
            if (trouble.isEmpty()) {
                sent.add(due.mail().message());
            }
            return trouble;
        }, () -> now).round();
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLaterAndGivenUpAfterAWeek() {
        waiting.add(new PendingMail("m-1", "a@example.org", true, 0, NOON));
        trouble = "connection refused";
        round();
        assertThat(waiting.get(0).dueAt()).isEqualTo(NOON.plusSeconds(60));
        round();
        assertThat(waiting.get(0).attempts()).as("not due yet").isEqualTo(1);
        for (int i = 0; i < 9; i++) {
            now = waiting.get(0).dueAt();
            round();
        }
        assertThat(Duration.between(now, waiting.get(0).dueAt())).isEqualTo(Duration.ofHours(1));
        trouble = "throws";
        now = waiting.get(0).dueAt();
        round();
        assertThat(waiting).hasSize(1);
        trouble = "";
        now = waiting.get(0).dueAt();
        round();
        assertThat(sent).containsExactly("m-1");
        assertThat(waiting).isEmpty();
        waiting.add(new PendingMail("m-2", "a@example.org", true, 9, NOON));
        trouble = "mailbox unknown";
        now = NOON.plus(VoicemailPost.LONGEST).plusSeconds(1);
        round();
        assertThat(waiting).isEmpty();
    }

    @Test
    void theWordsAreThoseOfTheMailboxAndNobodyWritesHeaders() {
        LetterText text = new LetterText(message("m", "102", "Bob\r\nBcc: all"), "en", ZoneId.of("Europe/Berlin"));
        assertThat(text.subject()).isEqualTo("Voicemail from Bob  Bcc: all <102> (1:15)");
        assertThat(text.body("")).contains("mailbox 101", "November 21, 2026");
        assertThat(new LetterText(message("m", "102", ""), "en", ZoneId.of("Pacific/Auckland")).body(""))
                .as("where the mailbox is, it is tomorrow").contains("November 22, 2026");
        assertThat(new LetterText(message("m", "anonymous", ""), "de", ZoneId.of("UTC")).subject())
                .isEqualTo("Sprachnachricht von unbekannt (1:15)");
        assertThat(new LetterText(message("m", "102", ""), "fr", ZoneId.of("UTC")).body("")).contains("102 a laissé");
    }

    @Test
    void whatWasSaidStandsInTheLetterAsText() {
        assertThat(new LetterText(message("m", "102", ""), "de", ZoneId.of("UTC")).body("ruf mich\r\nan "))
                .endsWith("\nGesagt wurde:\nruf mich  an\n");
        assertThat(new LetterText(message("m", "102", ""), "en", ZoneId.of("UTC")).body(" ")).doesNotContain("It says");
    }

    @Test
    void aGoodPinIsNoneThatEverybodyTriesFirst() {
        assertThat(List.of("1234", "98765", "0000", "101", "123456789012", "12a4"))
                .noneMatch(pin -> PinRules.isGood(pin, "4321"));
        assertThat(PinRules.isGood("4321", "4321")).isFalse();
        assertThat(PinRules.isGood("2580", "4321")).isTrue();
    }

    @Test
    void theSilenceThatEndsAMessageIsNotOfIt() {
        assertThat(Spoken.millis(Recorded.End.SILENCE, 10_000)).isEqualTo(4_000);
        assertThat(Spoken.millis(Recorded.End.SILENCE, 5_000)).isZero();
        assertThat(Spoken.millis(Recorded.End.STOPPED, 5_000)).isEqualTo(5_000);
    }
}
