package io.carillon.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.AuditTrail;
import io.carillon.event.LedgerDoor;
import io.carillon.mailbox.Mailbox;
import io.carillon.presence.MailboxCounts.Counts;
import io.carillon.presence.WaitingMessages;
import io.carillon.store.Databases;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.MailStore;
import io.carillon.voicemail.store.MessageStore;
import io.carillon.voicemail.store.TranscriptStore;
import io.carillon.waveform.Waveforms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What follows from a message that is there, and from one that is destroyed. */
class PostingsTest {
    private static final Tenant HOUSE = Tenant.DEFAULT;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant IN_A_YEAR = Instant.now().plus(Duration.ofDays(365));

    private final DataSource database = Databases.h2().source();
    private final MessageStore messages = new MessageStore(database);
    private final MailStore mails = new MailStore(database);
    private final TranscriptStore transcripts = new TranscriptStore(database);
    private final List<Aor> lamps = new ArrayList<>();
    private final List<String> destroyed = new ArrayList<>();
    private boolean storageAway;

    private final VoicemailCounts counts = new VoicemailCounts(messages, new WaitingMessages() {
        @Override
        public void changed(Aor mailbox) {
            lamps.add(mailbox);
        }
    });
    private final Postings postings = new Postings(messages, counts, new OutsidePlan() {
        @Override
        public NumberPlan current() {
            InsideNumbers inside = new InsideNumbers(List.of(), Map.of(), Map.of(), InsideNumbers.Own.NOTHING).with(Map.of(
                    "101", box("", false), "102", box("bob@example.org", false), "103", box("cat@example.org", true)));
            return new NumberPlan(Map.of(HOUSE, new TenantNumbers(
                    List.of(), List.of(), List.of(), Map.of(), EmergencyPlan.NONE).with(inside)));
        }
    }, new LedgerDoor());
    private final VoicemailDesk desk = new VoicemailDesk(messages, new VoicemailDesk.Doors(counts,
            new StorageAlone(audio -> {
                if (storageAway) {
                    throw new IllegalStateException("away");
                }
                return destroyed.add(audio);
            }),
            new Waveforms() {
                @Override
                public void forget(String audio) {
                    destroyed.add("picture of " + audio);
                }
            },
            new AuditTrail() {
                @Override
                public void note(Tenant tenant, String who, String action, String what) {
                    destroyed.add(action + " " + what);
                }
            }));

    private static Mailbox box(String address, boolean transcribe) {
        return new Mailbox(true, Set.of(), "fr", ZoneOffset.UTC, "", true, false, new Mailbox.Limits(10, 600, 2, 60, 30),
                new Mailbox.Mail(address, true, transcribe));
    }

    private static Message message(String id, String box, String audio) {
        return new Message(id, HOUSE, box, audio, new CallId("c-1"), new Message.From("200", "Bob", ""), NOON, 5_000,
                new Message.Mark(Folder.NEW, null, null, null));
    }

    private static Aor aor(String box) {
        return new Aor(HOUSE, box);
    }

    @Test
    void aMessageLightsTheLampOnceAndTellsWhoWantsToBeTold() throws Exception {
        List<Message> two = List.of(message("m-1", "101", "m-1"), message("m-1-1", "102", "m-1"));
        assertThat(postings.post(two)).isTrue();
        assertThat(lamps).containsExactly(aor("101"), aor("102"));
        assertThat(counts.of(aor("102"))).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(mails.due(Instant.now(), 10)).as("at once, as nobody wants text").singleElement().satisfies(due ->
                assertThat(due.mail().address()).isEqualTo("bob@example.org"));
        assertThat(transcripts.due(IN_A_YEAR)).isEmpty();
        assertThat(postings.post(two)).as("told again by the adapter").isFalse();
        assertThat(lamps).hasSize(2);
        assertThat(messages.untold(10)).extracting(one -> one.message().id()).containsExactly("m-1", "m-1-1");
    }

    @Test
    void theMailWaitsForTheTextThatOneOfThemWants() throws Exception {
        Instant before = Instant.now();
        postings.post(List.of(message("m-1", "102", "m-1"), message("m-1-1", "103", "m-1")));
        assertThat(mails.due(before.plus(VoicemailScribe.MAIL_WAITS).minusMillis(1), 10)).isEmpty();
        assertThat(mails.due(IN_A_YEAR, 10)).hasSize(2);
        assertThat(transcripts.due(IN_A_YEAR).orElseThrow().language()).isEqualTo("fr");
        transcripts.settled("m-1", "rappelle", before);
        assertThat(mails.due(before, 10)).as("as soon as it is there").hasSize(2);
    }

    @Test
    void whatIsSentOnIsNotMadeTextOnceMore() throws Exception {
        postings.post(List.of(message("m-1", "103", "m-1")));
        transcripts.settled("m-1", "rappelle", NOON);
        postings.post(List.of(message("v-2", "103", "m-1")));
        assertThat(transcripts.due(IN_A_YEAR)).isEmpty();
        assertThat(transcripts.find("m-1").orElseThrow().text()).isEqualTo("rappelle");
    }

    @Test
    void theAudioGoesWithTheLastMessageThatHasIt() throws Exception {
        Message first = message("m-1", "101", "m-1");
        Message second = message("m-1-1", "102", "m-1");
        postings.post(List.of(first, second));
        desk.destroy(first, "job");
        assertThat(destroyed).containsExactly("voicemail.destroyed 101/m-1");
        assertThat(counts.of(aor("101"))).isEqualTo(Counts.NONE);
        storageAway = true;
        assertThatThrownBy(() -> desk.destroy(second, "job")).isInstanceOf(AudioMissing.class);
        assertThat(messages.find(HOUSE, "102", "m-1-1")).as("it is asked for again").isPresent();
        storageAway = false;
        desk.destroy(second, "job");
        assertThat(destroyed).endsWith("voicemail.destroyed 102/m-1-1", "m-1", "picture of m-1");
        assertThat(messages.all(HOUSE, "102")).isEmpty();
        assertThat(lamps).containsExactly(aor("101"), aor("102"), aor("101"), aor("102"));
    }

    @Test
    void whatWasDeletedCanBeHadBackForADay() throws Exception {
        postings.post(List.of(message("m-1", "101", "m-1")));
        messages.mark(message("m-1", "101", "m-1"), new Message.Mark(Folder.NEW, NOON, NOON, null));
        Instant over = NOON.plus(Duration.ofDays(1));
        assertThat(desk.due(over.minusMillis(1), 10)).isEmpty();
        assertThat(desk.due(over, 10)).hasSize(1);
    }
}
