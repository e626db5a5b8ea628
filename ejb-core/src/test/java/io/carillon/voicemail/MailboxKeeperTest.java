package io.carillon.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.store.AuditNotes;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.store.Databases;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.Mailboxes.Entry;
import io.carillon.voicemail.store.GreetingStore;
import io.carillon.voicemail.store.MessageStore;
import io.carillon.voicemail.store.PinStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is kept of mailboxes, and what it means for who calls. */
class MailboxKeeperTest {
    private static final Tenant HOUSE = Tenant.DEFAULT;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final DataSource database = Databases.h2().source();
    private final MessageStore messages = new MessageStore(database);
    private final PinStore pins = new PinStore(database);
    private final List<Message> posted = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private final List<Aor> refreshed = new ArrayList<>();
    private boolean fresh = true;

    private final MailboxKeeper keeper = new MailboxKeeper(database, new MailboxKeeper.Doors(
            new Postings() {
                @Override
                boolean post(List<Message> all, Message putAway) {
                    posted.addAll(all);
                    return fresh;
                }
            },
            new VoicemailCounts() {
                @Override
                void refresh(Aor mailbox) {
                    refreshed.add(mailbox);
                }
            },
            new OutsidePlan() {
                @Override
                public NumberPlan current() {
                    InsideNumbers inside = new InsideNumbers(List.of(), Map.of(),
                            Map.of("700", new MailingList("All", List.of("101", "102"))), InsideNumbers.Own.NOTHING)
                            .with(Map.of("101", box(2, 60, 30), "102", box(9, 600, 0)));
                    return new NumberPlan(Map.of(HOUSE, new TenantNumbers(
                            List.of(), List.of(), List.of(), Map.of(), EmergencyPlan.NONE).with(inside)));
                }
            },
            new StorageAlone(audio -> discarded.add(audio)),
            new AuditNotes() {
                @Override
                public void write(Tenant tenant, String who, String action, String subject) {
                    noted.add(who + " " + action + " " + subject);
                }
            }));

    private static Mailbox box(int most, int seconds, int days) {
        return new Mailbox(true, Set.of(), "en", ZoneOffset.UTC, "", true, false,
                new Mailbox.Limits(most, seconds, 2, 60, days), new Mailbox.Mail("", false, false));
    }

    private Message message(String id, long millis) throws Exception {
        Message message = new Message(id, HOUSE, "101", "r-" + id, new CallId("c-1"), new Message.From("200", "Bob", ""),
                NOON, millis, new Message.Mark(Folder.NEW, null, null, null));
        messages.insert(List.of(new MessageStore.Fresh(message, "{}", null, null)));
        return message;
    }

    private boolean isFull(String number) {
        return keeper.opening(HOUSE, number, false).full();
    }

    @Test
    void aBoxIsFullByItsMessagesOrByTheirLengthAndNotByWhatWasDeleted() throws Exception {
        Message first = message("m-1", 59_999);
        assertThat(isFull("101")).isFalse();
        message("m-2", 0);
        assertThat(isFull("101")).as("two messages").isTrue();
        keeper.mark(first, new Message.Mark(Folder.NEW, NOON, NOON, null));
        assertThat(isFull("101")).as("one was deleted").isFalse();
        assertThat(refreshed).containsExactly(new Aor(HOUSE, "101"));
        keeper.mark(first, new Message.Mark(Folder.NEW, NOON, null, null));
        assertThat(isFull("700")).as("somebody on the list has room").isFalse();
    }

    @Test
    void aBoxIsFullWhenSoManySecondsLieInIt() throws Exception {
        message("m-1", 60_000);
        assertThat(isFull("101")).isTrue();
    }

    @Test
    void theTemporaryGreetingIsHeardBeforeTheOneForBusyAndThatOnlyWhenBusy() {
        assertThat(keeper.opening(HOUSE, "101", true)).isEqualTo(new Mailboxes.Opening(false, "", ""));
        for (Greeting kind : List.of(Greeting.NAME, Greeting.UNAVAILABLE)) {
            keeper.greet(HOUSE, "101", kind, new StoredGreeting("g-" + kind, 1, NOON));
        }
        assertThat(keeper.opening(HOUSE, "101", true))
                .isEqualTo(new Mailboxes.Opening(false, "g-UNAVAILABLE", "g-NAME"));
        keeper.greet(HOUSE, "101", Greeting.BUSY, new StoredGreeting("g-BUSY", 1, NOON));
        assertThat(keeper.opening(HOUSE, "101", true).greeting()).isEqualTo("g-BUSY");
        assertThat(keeper.opening(HOUSE, "101", false).greeting()).isEqualTo("g-UNAVAILABLE");
        keeper.greet(HOUSE, "101", Greeting.TEMPORARY, new StoredGreeting("g-TEMPORARY", 1, NOON));
        assertThat(keeper.opening(HOUSE, "101", true).greeting()).isEqualTo("g-TEMPORARY");
        assertThat(keeper.opening(HOUSE, "101", false).greeting()).isEqualTo("g-TEMPORARY");
        assertThat(keeper.opening(HOUSE, "102", false).greeting()).as("another one's").isEmpty();
    }

    @Test
    void theAudioOfAGreetingGoesWithIt() {
        keeper.greet(HOUSE, "101", Greeting.NAME, new StoredGreeting("g-1", 1, NOON));
        assertThat(discarded).isEmpty();
        keeper.greet(HOUSE, "101", Greeting.NAME, new StoredGreeting("g-2", 1, NOON));
        assertThat(discarded).containsExactly("g-1");
        keeper.forgetGreeting(HOUSE, "101", Greeting.NAME);
        keeper.forgetGreeting(HOUSE, "101", Greeting.NAME);
        assertThat(discarded).containsExactly("g-1", "g-2");
    }

    @Test
    void fiveWrongPinsInARowLockForAQuarterOfAnHour() {
        assertThat(keeper.enter(HOUSE, "101", "2580", NOON)).isEqualTo(Entry.UNSET);
        keeper.choosePin(HOUSE, "101", "2580", "101");
        assertThat(keeper.hasPin(HOUSE, "101")).isTrue();
        assertThat(keeper.enter(HOUSE, "101", "1111", NOON)).isEqualTo(Entry.WRONG);
        assertThat(pins.find(HOUSE, "101").orElseThrow().wrong()).isEqualTo(1);
        assertThat(keeper.enter(HOUSE, "101", "2580", NOON)).isEqualTo(Entry.OPEN);
        assertThat(pins.find(HOUSE, "101").orElseThrow().wrong()).as("what was guessed before is forgotten").isZero();
        pins.guessed(HOUSE, "101", 4, null);
        assertThat(keeper.enter(HOUSE, "101", "1111", NOON)).isEqualTo(Entry.LOCKED);
        Instant over = NOON.plus(Duration.ofMinutes(15));
        assertThat(keeper.enter(HOUSE, "101", "2580", over.minusMillis(1))).as("who knows it waits, too").isEqualTo(Entry.LOCKED);
        assertThat(keeper.enter(HOUSE, "101", "2580", over)).isEqualTo(Entry.OPEN);
        assertThat(noted).containsExactly("101 voicemail.pin-changed 101", "101 voicemail.locked 101");
    }

    @Test
    void aMessageIsSentOnToWhomHasRoomWithoutTheMarksOfTheOtherBox() throws Exception {
        Message first = message("m-1", 1_000);
        Message read = new Message(first.id(), HOUSE, "101", first.audio(), first.call(), first.from(), NOON, 1_000,
                new Message.Mark(Folder.SAVED, NOON, null, NOON));
        message("m-2", 1_000);
        assertThat(keeper.send(read, new Mailboxes.Sending("700", "101", "ann", "please look", true))).as("the box 101 is full").isEqualTo(1);
        assertThat(posted).singleElement().satisfies(copy -> {
            assertThat(copy.mailbox()).isEqualTo("102");
            assertThat(copy.id()).isNotEqualTo("m-1");
            assertThat(copy.audio()).isEqualTo("r-m-1");
            assertThat(copy.from()).isEqualTo(new Message.From("200", "Bob", "101", "please look"));
            assertThat(copy.receivedAt()).isEqualTo(NOON);
            assertThat(copy.mark()).isEqualTo(new Message.Mark(Folder.NEW, null, null, null));
        });
        assertThat(keeper.send(read, new Mailboxes.Sending("101", "102"))).as("full").isZero();
        assertThat(keeper.send(read, new Mailboxes.Sending("999", "102"))).as("no box").isZero();
        assertThat(noted).containsExactly("ann voicemail.sent-on 101/m-1 to 700");
        fresh = false;
        assertThat(keeper.send(read, new Mailboxes.Sending("102", "102"))).isZero();
    }

    @Test
    void nothingOfABoxIsLeftToWhoGetsItsNumber() {
        keeper.choosePin(HOUSE, "101", "2580", "admin");
        keeper.greet(HOUSE, "101", Greeting.NAME, new StoredGreeting("g-1", 1, NOON));
        keeper.greet(HOUSE, "102", Greeting.NAME, new StoredGreeting("g-2", 1, NOON));
        keeper.forget(new Aor(HOUSE, "101"));
        assertThat(pins.find(HOUSE, "101")).isEmpty();
        assertThat(new GreetingStore(database).of(HOUSE, "101")).isEmpty();
        assertThat(new GreetingStore(database).of(HOUSE, "102")).isNotEmpty();
        assertThat(discarded).containsExactly("g-1");
    }

    @Test
    void aNewMessageIsKeptAsLongAsItsBoxSays() {
        assertThat(Postings.fresh(NOON, box(1, 1, 30)).keepUntil()).isEqualTo(NOON.plus(Duration.ofDays(30)));
        assertThat(Postings.fresh(NOON, box(1, 1, 0))).isEqualTo(new Message.Mark(Folder.NEW, null, null, null));
    }
}
