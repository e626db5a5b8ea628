package io.carillon.voicemail.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.presence.MailboxCounts.Counts;
import io.carillon.store.Databases.Database;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.MailDesk;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.PendingMail;
import io.carillon.voicemail.PendingTranscript;
import io.carillon.voicemail.StoredGreeting;
import io.carillon.voicemail.StoredPin;
import io.carillon.voicemail.Transcript;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VoicemailStoresTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Tenant HOUSE = Tenant.DEFAULT;
    private static final Aor BOX = new Aor(HOUSE, "101");

    private static Message message(String id, String audio, Instant keepUntil) {
        return new Message(id, HOUSE, "101", audio, new CallId("c-1"), new Message.From("102", "Bob", ""), NOON, 12_300,
                new Message.Mark(Folder.NEW, null, null, keepUntil));
    }

    private static MessageStore.Fresh fresh(String id) {
        return new MessageStore.Fresh(message(id, "r-1", null), "{}", new PendingMail(id, "a@example.org", true, 0, NOON), null);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aMessageItsEventAndItsMailAreThereTogetherAndOnce(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        MailStore mails = new MailStore(database.source());
        assertThat(store.insert(List.of(fresh("m-1"), fresh("m-2")))).isTrue();
        assertThat(store.insert(List.of(fresh("m-1"), fresh("m-2")))).as("told again by the adapter").isFalse();
        assertThat(store.find(HOUSE, "101", "m-1")).contains(message("m-1", "r-1", null));
        assertThat(store.find(new Tenant("other"), "101", "m-1")).isEmpty();
        assertThat(store.find(HOUSE, "102", "m-1")).isEmpty();
        assertThat(store.untold(10)).hasSize(2);
        store.told("m-1");
        assertThat(store.untold(10)).containsExactly(new MessageStore.Untold(message("m-2", "r-1", null), "{}"));
        assertThat(mails.due(NOON, 10)).hasSize(2);
        mails.later("m-1", NOON.plusSeconds(60));
        assertThat(mails.due(NOON, 10)).extracting(MailDesk.Due::message).containsExactly(message("m-2", "r-1", null));
        assertThat(mails.due(NOON.plusSeconds(60), 10).get(1).mail())
                .isEqualTo(new PendingMail("m-1", "a@example.org", true, 1, NOON.plusSeconds(60)));
        mails.done("m-1");
        store.destroy(message("m-2", "r-1", null));
        assertThat(mails.due(NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(store.untold(10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatLiesInAMailboxIsCountedAndFound(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        for (String id : List.of("m-1", "m-2", "m-3")) {
            store.insert(List.of(fresh(id)));
        }
        assertThat(store.counts()).containsOnlyKeys(BOX).containsValue(new Counts(3, 0, 0, 0));
        store.mark(message("m-1", "r-1", null), new Message.Mark(Folder.SAVED, NOON, null, null));
        store.mark(message("m-2", "r-1", null), new Message.Mark(Folder.NEW, null, NOON, null));
        assertThat(store.counts(BOX)).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(store.load(HOUSE, "101")).isEqualTo(new MessageStore.Load(2, 24_600));
        assertThat(store.list(HOUSE, "101", Folder.NEW)).extracting(Message::id).containsExactly("m-3");
        assertThat(store.list(HOUSE, "101", Folder.SAVED)).extracting(Message::id).containsExactly("m-1");
        assertThat(store.all(HOUSE, "101")).extracting(Message::id).containsExactly("m-3", "m-2", "m-1");
        assertThat(store.isOnly(message("m-1", "r-1", null))).isFalse();
        store.deleteAll(BOX, NOON);
        assertThat(store.all(HOUSE, "101")).isEmpty();
        assertThat(store.counts(BOX)).isEqualTo(Counts.NONE);
        assertThat(store.due(NOON, NOON, 10)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void theDueAreThoseWhoseTimeIsOverOrThatWereDeletedLongAgo(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        store.insert(List.of(new MessageStore.Fresh(message("m-old", "r-1", NOON), "{}", null, null)));
        store.insert(List.of(new MessageStore.Fresh(message("m-kept", "r-2", NOON.plusSeconds(1)), "{}", null, null)));
        store.insert(List.of(new MessageStore.Fresh(message("m-deleted", "r-3", null), "{}", null, null)));
        store.mark(message("m-deleted", "r-3", null), new Message.Mark(Folder.NEW, null, NOON, null));
        assertThat(store.due(NOON, NOON.minusSeconds(1), 10)).extracting(Message::id).containsExactly("m-old");
        assertThat(store.due(NOON, NOON, 10)).extracting(Message::id).containsExactly("m-deleted", "m-old");
        assertThat(store.isOnly(message("m-old", "r-1", null))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void greetingsAndPinsAreOneOfEach(Database database) {
        GreetingStore greetings = new GreetingStore(database.source());
        greetings.put(HOUSE, "101", Greeting.BUSY, new StoredGreeting("r-1", 0, NOON));
        greetings.put(HOUSE, "101", Greeting.BUSY, new StoredGreeting("r-2", 0, NOON));
        assertThat(greetings.measured("r-1", 1_000)).isFalse();
        assertThat(greetings.measured("r-2", 1_000)).isTrue();
        assertThat(greetings.of(HOUSE, "101"))
                .containsExactly(java.util.Map.entry(Greeting.BUSY, new StoredGreeting("r-2", 1_000, NOON)));
        greetings.remove(HOUSE, "101", Greeting.BUSY);
        assertThat(greetings.of(HOUSE, "101")).isEmpty();
        PinStore pins = new PinStore(database.source());
        assertThat(pins.find(HOUSE, "101")).isEmpty();
        pins.put(HOUSE, "101", "first", NOON);
        pins.guessed(HOUSE, "101", 5, NOON);
        assertThat(pins.find(HOUSE, "101")).contains(new StoredPin("first", 5, NOON));
        pins.put(HOUSE, "101", "second", NOON);
        assertThat(pins.find(HOUSE, "101")).contains(new StoredPin("second", 0, null));
        assertThat(new MessageStore(database.source()).known()).containsExactly(BOX);
        pins.remove(HOUSE, "101");
        assertThat(pins.find(HOUSE, "101")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aTextIsOfTheAudioAndGoesWithItsLastMessage(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        TranscriptStore texts = new TranscriptStore(database.source());
        Instant minute = NOON.plusSeconds(60);
        store.insert(List.of(
                new MessageStore.Fresh(message("m-1", "r-1", null), "{}",
                        new PendingMail("m-1", "a@example.org", true, 0, minute), "de"),
                new MessageStore.Fresh(message("m-2", "r-1", null), "{}", null, null)));
        assertThat(texts.due(NOON.minusSeconds(1))).isEmpty();
        assertThat(texts.due(NOON)).contains(new PendingTranscript("r-1", "de", 0, NOON));
        texts.later("r-1", minute);
        assertThat(texts.due(NOON)).isEmpty();
        assertThat(texts.due(minute)).contains(new PendingTranscript("r-1", "de", 1, NOON));
        assertThat(texts.of(HOUSE, "101")).containsEntry("r-1", new Transcript(Transcript.Progress.WAITING, "de", ""));
        MailStore mails = new MailStore(database.source());
        assertThat(mails.due(NOON, 1)).as("the e-mail waits for the text").isEmpty();
        texts.settled("r-1", "hallo \u0000 du", NOON);
        assertThat(mails.due(NOON, 1)).hasSize(1);
        assertThat(texts.due(minute)).isEmpty();
        Transcript done = new Transcript(Transcript.Progress.DONE, "de", "hallo  du");
        assertThat(texts.find("r-1")).contains(done);
        assertThat(texts.untold(5)).containsExactly(new TranscriptStore.Untold("r-1", done, NOON,
                List.of(message("m-1", "r-1", null), message("m-2", "r-1", null))));
        texts.told("r-1");
        assertThat(texts.untold(5)).isEmpty();
        store.destroy(message("m-1", "r-1", null));
        assertThat(texts.find("r-1")).isPresent();
        store.destroy(message("m-2", "r-1", null));
        assertThat(texts.find("r-1")).isEmpty();
    }

    private static MessageStore.Fresh copy(String id) {
        return new MessageStore.Fresh(new Message(id, HOUSE, "102", "r-1", new CallId("c-1"), new Message.From("102", "Bob", "101"),
                NOON, 12_300, new Message.Mark(Folder.NEW, null, null, null)), "{}", null, null);
    }

    /** The server is killed before each step of it, one after the other. */
    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsSentOnAndPutAwayIsBothOrNeither(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        store.insert(List.of(fresh("m-1")));
        Message message = message("m-1", "r-1", null);
        int killed = 0;
        while (isKilled(database, killed, message)) {
            assertThat(store.all(HOUSE, "102")).as("killed before step %s", killed).isEmpty();
            assertThat(store.list(HOUSE, "101", Folder.NEW)).as("killed before step %s", killed).containsExactly(message);
            assertThat(store.untold(10)).hasSize(1);
            killed++;
        }
        assertThat(killed).as("two rows, the one that goes, and the commit").isEqualTo(4);
        assertThat(store.all(HOUSE, "102")).hasSize(1);
        assertThat(store.list(HOUSE, "101", Folder.NEW)).isEmpty();
        assertThat(store.insert(List.of(copy("v-2")), message, NOON)).as("somebody else puts it away as well").isFalse();
        assertThat(store.all(HOUSE, "102")).hasSize(1);
    }

    private static boolean isKilled(Database database, int step, Message message) {
        try {
            return !new MessageStore(GoneDatabase.from(database.source(), step)).insert(List.of(copy("v-1")), message, NOON);
        } catch (SQLException killed) {
            return true;
        }
    }
}
