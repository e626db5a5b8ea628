package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.Stage;
import io.carillon.cdr.Disposition;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Recorded.End;
import io.carillon.contract.RecordingCommand.RecordSpeech;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.Tone;
import io.carillon.mailbox.Mailbox;
import io.carillon.voicemail.Drafts;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Owners of mailboxes: how they come in, listen, speak and leave. */
class VoicemailMailboxTest extends Scenario {
    private CallId call;
    private LegId caller;
    private MailboxesHere boxes;

    @BeforeEach
    void mailboxOf1001() {
        boxes = house.mailboxesHere;
        house.put(house.mailboxes, "1001", VoicemailDepositTest.mailbox(""));
        boxes.message("m1", "1001", "1002");
        boxes.message("m2", "1001", "1003");
        boxes.pins.put("1001", "4711");
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private void dial(String from, String number) {
        call = house.call(from, number);
        caller = house.phones.caller(call);
    }

    private void comeIn() {
        dial("1001", "*97");
        press("4711#");
    }

    private void press(String keys) {
        house.phones.presses(caller, keys);
    }

    private void speak(End why, long millis) {
        house.phones.promptEnds(caller, "ask");
        ends(why, millis);
    }

    private void ends(End why, long millis) {
        List<RecordSpeech> begun = house.phones.commands(RecordSpeech.class);
        house.phones.feed(new RecordingEnded(
                call, house.phones.now(), begun.get(begun.size() - 1).recording(), why, millis));
    }

    private List<String> lastSaid() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt().items().stream()
                .map(item -> item instanceof PromptItem.Number number
                        ? Long.toString(number.value())
                        : item instanceof PromptItem.Moment moment ? moment.at().toString() : VoicemailDepositTest.name(item))
                .toList();
    }

    private String noted() {
        return ((Stage.Hosted) house.live(call).stage()).noted();
    }

    @Test
    void theOwnerComesInWithThePinAndHearsWhatThereIs() {
        dial("1001", "*97");
        assertThat(lastSaid()).containsExactly("vm-pin");
        press("4711#");
        assertThat(lastSaid()).containsExactly("vm-new", "2", "vm-saved", "0", "vm-main");
        press("1");
        assertThat(lastSaid()).containsExactly("vm-message", "1", "audio-m1", "vm-actions");
        assertThat(boxes.messages.get("m1").mark().heardAt()).isNotNull();
        press("5");
        assertThat(lastSaid()).containsExactly("2026-11-21T12:00", "vm-from", "1002", "vm-actions");
        press("6");
        assertThat(lastSaid()).containsExactly("vm-message", "2", "audio-m2", "vm-actions");
        press("4");
        assertThat(lastSaid()).containsExactly("vm-message", "1", "audio-m1", "vm-actions");
        press("2");
        assertThat(lastSaid()).containsExactly("vm-stored", "vm-message", "1", "audio-m2", "vm-actions");
        assertThat(boxes.messages.get("m1").mark().folder()).isEqualTo(Folder.SAVED);
        press("6");
        assertThat(lastSaid()).containsExactly("vm-none", "vm-new", "0", "vm-saved", "2", "vm-main");
        press("2");
        assertThat(lastSaid()).contains("audio-m1");
        press("**");
        assertThat(lastSaid()).containsExactly("goodbye");
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void aMessageIsDeletedAndHadBack() {
        comeIn();
        press("13");
        assertThat(lastSaid()).containsExactly("vm-deleted", "vm-actions");
        assertThat(boxes.messages.get("m1").mark().deletedAt()).isNotNull();
        press("3");
        assertThat(lastSaid()).containsExactly("vm-restored", "vm-actions");
        assertThat(boxes.messages.get("m1").mark().deletedAt()).isNull();
        press("36");
        assertThat(lastSaid()).containsExactly("vm-message", "1", "audio-m2", "vm-actions");
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
    }

    @Test
    void whatWasHeardOnceWasHeardThen() {
        comeIn();
        press("1");
        Instant first = boxes.messages.get("m1").mark().heardAt();
        assertThat(first).isEqualTo(house.phones.now());
        house.phones.advance(Duration.ofSeconds(5));
        press("1");
        assertThat(lastSaid()).contains("audio-m1");
        assertThat(boxes.messages.get("m1").mark().heardAt()).isEqualTo(first);
    }

    @Test
    void howLongAMessageIsKeptIsNotChangedByAKey() {
        Instant until = MailboxesHere.NOON.plus(Duration.ofDays(30));
        boxes.mark(boxes.messages.get("m1"), new Message.Mark(Folder.NEW, null, null, until));
        comeIn();
        for (String key : List.of("1", "3", "3", "2")) {
            press(key);
            assertThat(boxes.messages.get("m1").mark().keepUntil()).as("after " + key).isEqualTo(until);
        }
        assertThat(boxes.messages.get("m1").mark().folder()).isEqualTo(Folder.SAVED);
    }

    @Test
    void whenAMessageCameIsSaidInTheTimeOfItsMailbox() {
        Mailbox box = VoicemailDepositTest.mailbox("");
        house.put(house.mailboxes, "1001", new Mailbox(true, Set.of(), "en", ZoneId.of("Pacific/Auckland"), "", true, false,
                box.limits(), box.mail()));
        comeIn();
        press("15");
        assertThat(lastSaid()).startsWith("2026-11-22T01:00");
    }

    @Test
    void whoTrustsTheTelephoneIsNotAskedNorIsWhoHasNoPin() {
        Mailbox box = VoicemailDepositTest.mailbox("");
        house.put(house.mailboxes, "1001", new Mailbox(true, Set.of(), "de", ZoneOffset.UTC, "", true, true,
                box.limits(), box.mail()));
        dial("1001", "*97");
        assertThat(lastSaid()).contains("vm-main");
        house.phones.hangsUp(caller);
        house.put(house.mailboxes, "1001", box);
        boxes.pins.clear();
        dial("1001", "*97");
        assertThat(lastSaid()).contains("vm-main");
        house.phones.hangsUp(caller);
        dial("1002", "*981001");
        press("1234#");
        assertThat(lastSaid()).as("another telephone comes in with the PIN only").containsExactly("vm-no-pin", "goodbye");
    }

    @Test
    void anotherTelephoneComesInWithNumberAndPin() {
        dial("1002", "*98");
        assertThat(lastSaid()).containsExactly("vm-mailbox");
        press("1001#");
        press("4711#");
        assertThat(lastSaid()).contains("vm-main");
        house.phones.hangsUp(caller);
        dial("1002", "*989999");
        assertThat(lastSaid()).as("whether there is one is not told").containsExactly("vm-pin");
    }

    @Test
    void wrongPinsAreCountedAndThenTheMailboxIsLocked() {
        dial("1002", "*981001");
        press("1111#2222#");
        assertThat(lastSaid()).containsExactly("vm-wrong", "vm-pin");
        press("3333#");
        assertThat(lastSaid()).containsExactly("vm-wrong", "goodbye");
        house.phones.promptEnds(caller, "goodbye");
        dial("1002", "*981001");
        press("4444#5555#");
        assertThat(lastSaid()).containsExactly("vm-locked", "goodbye");
        house.phones.promptEnds(caller, "goodbye");
        dial("1001", "*97");
        press("4711#");
        assertThat(lastSaid()).as("the right one does not help").containsExactly("vm-locked", "goodbye");
    }

    @Test
    void whoHasNoMailboxIsToldSo() {
        dial("1004", "*97");
        assertThat(lastSaid()).containsExactly("not-available", "goodbye");
    }

    @Test
    void aMessageIsSentOn() {
        comeIn();
        press("17");
        assertThat(lastSaid()).containsExactly("vm-mailbox");
        press("1003#");
        assertThat(boxes.sent).containsExactly("m1 to 1003 by 1001");
        assertThat(lastSaid()).containsExactly("vm-sent", "vm-actions");
        press("71234#");
        assertThat(lastSaid()).containsExactly("vm-gone", "vm-actions");
        press("7*");
        assertThat(lastSaid()).containsExactly("vm-actions");
    }

    @Test
    void aReplyGoesToTheMailboxOfWhoSpokeAndOnlyWhenItIsDecided() {
        house.put(house.mailboxes, "1002", VoicemailDepositTest.mailbox(""));
        comeIn();
        press("18");
        assertThat(lastSaid()).containsExactly("vm-speak", Tone.BEEP.name());
        speak(End.STOPPED, 4_000);
        assertThat(house.only(RecordSpeech.class).notes()).containsEntry("kind", "voicemail")
                .containsEntry("mailbox", "1002").containsEntry("caller", "1001");
        assertThat(noted()).startsWith(Drafts.MARK);
        press("1");
        assertThat(noted()).doesNotStartWith(Drafts.MARK);
        assertThat(lastSaid()).containsExactly("vm-sent", "vm-actions");
        press("68");
        assertThat(lastSaid()).as("1003 has no mailbox").containsExactly("vm-gone", "vm-actions");
    }

    @Test
    void whoSpokeIsCalledBack() {
        comeIn();
        press("19");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(lastSaid()).containsExactly("not-available", "vm-actions");
        press("9");
        house.phones.answers(house.legTo("1002"));
        house.phones.hangsUp(caller);
    }

    @Test
    void greetingsAreSpokenHeardAndTakenAway() {
        comeIn();
        press("03");
        speak(End.STOPPED, 3_000);
        String recording = house.only(RecordSpeech.class).recording();
        assertThat(house.only(RecordSpeech.class).notes()).containsEntry("kind", "voicemail-greeting")
                .containsEntry("mailbox", "1001");
        press("2");
        assertThat(lastSaid()).containsExactly(recording, "vm-review");
        assertThat(boxes.greetings).isEmpty();
        press("1");
        assertThat(boxes.greetings).containsEntry(Greeting.TEMPORARY, recording);
        assertThat(lastSaid()).containsExactly("vm-stored", "vm-options");
        press("5");
        assertThat(boxes.greetings).isEmpty();
        press("4");
        speak(End.SILENCE, 6_100);
        assertThat(lastSaid()).containsExactly("vm-short", "vm-options");
        press("1");
        speak(End.STORAGE, 0);
        assertThat(lastSaid()).containsExactly("vm-failed", "vm-options");
        press("2");
        speak(End.LIMIT, 60_000);
        press("*");
        assertThat(boxes.discarded).hasSize(2);
        assertThat(lastSaid()).containsExactly("vm-options");
    }

    @Test
    void aNewPinIsSaidTwiceAndIsNoneThatEverybodyTries() {
        comeIn();
        press("06");
        press("1234#");
        assertThat(lastSaid()).containsExactly("vm-weak", "vm-new-pin");
        press("1001#");
        press("5050#");
        assertThat(lastSaid()).containsExactly("vm-again");
        press("5051#");
        assertThat(lastSaid()).containsExactly("vm-different", "vm-options");
        press("65050#5050#");
        assertThat(boxes.pins).containsEntry("1001", "5050");
        assertThat(lastSaid()).containsExactly("vm-stored", "vm-options");
    }

    @Test
    void whoPressesNothingIsAskedAgainAndLetGo() {
        comeIn();
        for (int i = 0; i < 2; i++) {
            house.phones.promptEnds(caller, "ask");
            house.phones.advance(Duration.ofSeconds(11));
            assertThat(lastSaid()).containsExactly("nothing-heard", "vm-main");
        }
        house.phones.promptEnds(caller, "ask");
        house.phones.advance(Duration.ofSeconds(11));
        assertThat(lastSaid()).containsExactly("goodbye");
        house.phones.promptEnds(caller, "goodbye");
    }

    @Test
    void aDatabaseThatIsAwayIsToldToTheCaller() {
        comeIn();
        boxes.databaseUp = false;
        press("1");
        assertThat(lastSaid()).containsExactly("vm-gone", "goodbye");
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.phones.up()).isEmpty();
    }

    static IntStream steps() {
        return IntStream.range(0, 13);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whoHangsUpLeavesNothingBehindAtAnyStep(int steps) {
        house.put(house.mailboxes, "1002", VoicemailDepositTest.mailbox(""));
        List<Consumer<LegId>> all = List.of(
                leg -> press("4711"), leg -> press("#"), leg -> press("1"), leg -> press("7"), leg -> press("10"),
                leg -> press("03#"), leg -> press("8"), leg -> house.phones.promptEnds(leg, "ask"),
                leg -> press("#"), leg -> ends(End.STOPPED, 2_000), leg -> press("1"), leg -> press("9"));
        dial("1001", "*97");
        all.subList(0, steps).forEach(step -> step.accept(caller));
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }
}
