package io.carillon.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.Directory;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.recording.RecordingTaker.Taken;
import io.carillon.store.Databases;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.GreetingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of what was said, once the adapter tells that it is written. */
class VoicemailTakerTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Mailbox BOX = new Mailbox(true, Set.of(), "en", ZoneOffset.UTC, "", true, false,
            new Mailbox.Limits(10, 600, 2, 60, 30), new Mailbox.Mail("", false, false));

    private final List<Message> posted = new ArrayList<>();
    private final GreetingStore greetings = new GreetingStore(Databases.h2().source());
    private boolean undecided;

    private final VoicemailTaker taker = new VoicemailTaker(
            new Drafts() {
                @Override
                boolean isUndecided(CallId id) {
                    return undecided;
                }
            },
            greetings,
            new Postings() {
                @Override
                boolean post(List<Message> messages) {
                    return posted.addAll(messages);
                }
            },
            new OutsidePlan() {
                @Override
                public NumberPlan current() {
                    InsideNumbers inside = new InsideNumbers(List.of(), Map.of(),
                            Map.of("700", new MailingList("All", List.of("101", "102", "103"))),
                            InsideNumbers.Own.NOTHING).with(Map.of("101", BOX, "102", BOX));
                    return new NumberPlan(Map.of(Tenant.DEFAULT, new TenantNumbers(
                            List.of(), List.of(), List.of(), Map.of(), EmergencyPlan.NONE).with(inside)));
                }
            },
            new Directory() {
                @Override
                public DirectorySnapshot current() {
                    return DirectorySnapshot.EMPTY;
                }
            });

    private static Recorded recorded(String mailbox, Recorded.End why, long millis) {
        return new Recorded("r-1", new CallId("c-1"), Map.of("kind", "voicemail", "mailbox", mailbox, "leastMillis", "2000",
                "caller", "+4930", "callerName", "Ann", "direction", "INBOUND"), NOON, millis, 1, 8000, 1, 0, why,
                List.of(), "k");
    }

    @Test
    void whatIsNotDecidedIsAskedForAgain() throws Exception {
        undecided = true;
        assertThat(taker.take(recorded("101", Recorded.End.STOPPED, 9_000))).isEqualTo(Taken.LATER);
        assertThat(posted).isEmpty();
    }

    @Test
    void whatWasSaidIsAMessageHoweverItEnded() throws Exception {
        for (Recorded.End why : List.of(Recorded.End.CALL_ENDED, Recorded.End.CRASHED, Recorded.End.STORAGE)) {
            posted.clear();
            assertThat(taker.take(recorded("101", why, 2_000))).isEqualTo(Taken.KEPT);
            assertThat(posted).containsExactly(new Message("r-1", Tenant.DEFAULT, "101", "r-1", new CallId("c-1"),
                    new Message.From("+4930", "Ann", ""), NOON, 2_000,
                    new Message.Mark(Folder.NEW, null, null, NOON.plus(Duration.ofDays(30)))));
        }
    }

    @Test
    void whatIsTooShortOrNothingButSilenceIsNone() throws Exception {
        assertThat(taker.take(recorded("101", Recorded.End.CALL_ENDED, 1_999))).isEqualTo(Taken.UNWANTED);
        assertThat(taker.take(recorded("101", Recorded.End.SILENCE, 7_000))).isEqualTo(Taken.UNWANTED);
        assertThat(posted).isEmpty();
    }

    @Test
    void aListIsManyMailboxesAndOneAudio() throws Exception {
        assertThat(taker.take(recorded("700", Recorded.End.STOPPED, 9_000))).isEqualTo(Taken.KEPT);
        assertThat(posted).extracting(Message::mailbox).containsExactly("101", "102");
        assertThat(posted).extracting(Message::id).containsExactly("r-1", "r-1-1");
        assertThat(posted).extracting(Message::audio).containsOnly("r-1");
        assertThat(taker.take(recorded("999", Recorded.End.STOPPED, 9_000))).isEqualTo(Taken.UNWANTED);
    }

    @Test
    void whatWasSpokenAsAGreetingIsKeptWhenItIsOne() throws Exception {
        Recorded spoken = new Recorded("r-2", new CallId("c-1"), Map.of("kind", "voicemail-greeting", "mailbox", "101"),
                NOON, 3_000, 1, 8000, 1, 0, Recorded.End.STOPPED, List.of(), "k");
        assertThat(taker.take(spoken)).isEqualTo(Taken.UNWANTED);
        greetings.put(Tenant.DEFAULT, "101", Greeting.NAME, new StoredGreeting("r-2", 0, NOON));
        assertThat(taker.take(spoken)).isEqualTo(Taken.KEPT);
        assertThat(greetings.of(Tenant.DEFAULT, "101").get(Greeting.NAME).millis()).isEqualTo(3_000);
    }
}
