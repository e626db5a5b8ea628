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
import io.carillon.contract.RecordingCommand.StopRecording;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.Tone;
import io.carillon.directory.RingStrategy;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.menu.Menu;
import io.carillon.voicemail.Drafts;
import io.carillon.voicemail.Greeting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers whom nobody answers: from the greeting to the message, and every way to leave. */
class VoicemailDepositTest extends Scenario {
    private static final String BEEP = Tone.BEEP.name();

    private CallId call;
    private LegId caller;

    static Mailbox mailbox(String operator) {
        return new Mailbox(true, Set.of(Mailbox.Reason.values()), "de", java.time.ZoneOffset.UTC, operator, true, false,
                new Mailbox.Limits(10, 600, 2, 60, 0), new Mailbox.Mail("", false, false));
    }

    @BeforeEach
    void mailboxOf1002() {
        house.put(house.mailboxes, "1002", mailbox("1004"));
    }

    private void dial(String number) {
        call = house.call("1001", number);
        caller = house.phones.caller(call);
    }

    private void ringInVain() {
        dial("1002");
        house.phones.rings(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(31));
    }

    private List<String> lastSaid() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt().items().stream().map(VoicemailDepositTest::name).toList();
    }

    static String name(PromptItem item) {
        if (item instanceof PromptItem.File file) {
            return file.name();
        }
        if (item instanceof PromptItem.Stored stored) {
            return stored.recording();
        }
        if (item instanceof PromptItem.Digits digits) {
            return digits.digits();
        }
        return item instanceof PromptItem.Sound sound ? sound.tone().name() : item.toString();
    }

    private String recording() {
        List<RecordSpeech> begun = house.phones.commands(RecordSpeech.class);
        return begun.get(begun.size() - 1).recording();
    }

    private void ends(End why, long millis) {
        house.phones.feed(new RecordingEnded(call, house.phones.now(), recording(), why, millis));
    }

    private void said(String prompt) {
        house.phones.promptEnds(caller, prompt);
    }

    private boolean isDraft() {
        return ((Stage.Hosted) house.live(call).stage()).noted().startsWith(Drafts.MARK);
    }

    @Test
    void whoRingsInVainLeavesAMessage() {
        ringInVain();
        assertThat(house.only(Answer.class)).isEqualTo(new Answer(caller, null));
        assertThat(lastSaid()).containsExactly("vm-extension", "1002", "vm-is-away", "vm-leave", BEEP);
        said("greeting");
        RecordSpeech speech = house.only(RecordSpeech.class);
        assertThat(speech.leg()).isEqualTo(caller);
        assertThat(speech.limits().most()).isEqualTo(Duration.ofSeconds(60));
        assertThat(speech.notes()).containsEntry("kind", "voicemail").containsEntry("mailbox", "1002")
                .containsEntry("caller", "1001").containsEntry("leastMillis", "2000")
                .containsEntry("tenant", House.TENANT.name());
        assertThat(isDraft()).isTrue();
        house.phones.presses(caller, "5#");
        assertThat(house.only(StopRecording.class).recording()).isEqualTo(speech.recording());
        ends(End.STOPPED, 5_000);
        assertThat(lastSaid()).containsExactly("vm-review");
        house.phones.presses(caller, "2");
        assertThat(lastSaid()).containsExactly(speech.recording(), "vm-review");
        assertThat(isDraft()).isTrue();
        house.phones.presses(caller, "1");
        assertThat(lastSaid()).containsExactly("vm-kept", "goodbye");
        assertThat(isDraft()).as("it is decided").isFalse();
        said("goodbye");
        assertThat(house.mailboxesHere.discarded).isEmpty();
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void busyUndisturbedAndUnreachableExtensionsTakeMessagesToo() {
        dial("1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(lastSaid()).contains("vm-is-busy");
        house.phones.hangsUp(caller);
        house.forwarding("1002", now -> now.withDnd(true));
        dial("1002");
        assertThat(lastSaid()).contains("vm-is-busy");
        house.phones.hangsUp(caller);
        house.forwarding("1002", now -> now.withDnd(false));
        house.telephones.remove("1002");
        dial("1002");
        assertThat(lastSaid()).contains("vm-is-away");
        house.phones.hangsUp(caller);
    }

    @Test
    void whatTheMailboxDoesNotTakeIsRefusedAsBefore() {
        house.put(house.mailboxes, "1002", new Mailbox(true, Set.of(Mailbox.Reason.NO_ANSWER), "de",
                java.time.ZoneOffset.UTC, "", true, false, mailbox("").limits(), mailbox("").mail()));
        dial("1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(house.only(Reject.class).cause().sip()).isEqualTo(486);
    }

    @Test
    void forwardingComesBeforeTheMailbox() {
        house.forwarding("1002", now -> now.withBusy("1003"));
        dial("1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(PlayPrompt.class)).isEmpty();
        house.phones.hangsUp(caller);
    }

    @Test
    void aMessageOfTheOwnerAndThatOfAListAreReachedByTheCode() {
        house.hosted(Map.of("700", new MailingList("Sales", List.of("1002", "1003"))));
        for (String number : List.of("*991002", "*99700", "700")) {
            dial(number);
            assertThat(lastSaid()).endsWith("vm-leave", BEEP);
            said("greeting");
            assertThat(house.phones.commands(RecordSpeech.class).get(0).notes())
                    .containsEntry("mailbox", number.contains("700") ? "700" : "1002");
            house.phones.hangsUp(caller);
            house.forgetThePast();
        }
    }

    @Test
    void aGroupAndAForwardMayLeadToAMailbox() {
        house.forwarding("1003", now -> now.withAll("*991002"));
        dial("1003");
        assertThat(lastSaid()).contains("1002", "vm-leave");
        house.phones.hangsUp(caller);
        house.groups(RingGroupsTest.group("601", RingStrategy.ALL, "*991002", "1004"));
        dial("601");
        house.phones.rejects(house.legTo("1004"), Cause.BUSY);
        assertThat(lastSaid()).contains("1002", "vm-leave");
        house.phones.hangsUp(caller);
    }

    @Test
    void aKeyOfAMenuLeadsToAMailbox() {
        house.hosted(Map.of("5000", new Menu(true, "Night", "en", List.of(new PromptItem.File("welcome")),
                Map.of('1', new Menu.Choice(Menu.Action.NUMBER, "*991002")), false, new Menu.Patience(6, 3, 2),
                Menu.Choice.HANG_UP, Menu.Choice.HANG_UP)));
        dial("5000");
        house.phones.presses(caller, "1");
        assertThat(lastSaid()).contains("1002", "vm-leave");
        house.phones.hangsUp(caller);
    }

    @Test
    void whoHasNoMailboxIsNotAvailable() {
        dial("*991003");
        assertThat(lastSaid()).containsExactly("not-available", "goodbye");
        said("goodbye");
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void theOwnersVoiceIsHeardWhereThereIsOne() {
        house.mailboxesHere.greetings.put(Greeting.NAME, "r-name");
        ringInVain();
        assertThat(lastSaid()).containsExactly("r-name", "vm-is-away", "vm-leave", BEEP);
        house.phones.hangsUp(caller);
        house.mailboxesHere.greetings.put(Greeting.UNAVAILABLE, "r-away");
        ringInVain();
        assertThat(lastSaid()).containsExactly("r-away", BEEP);
        house.phones.hangsUp(caller);
    }

    @Test
    void aFullMailboxSaysSoAndADatabaseThatIsAwayKeepsNobodyFromSpeaking() {
        house.mailboxesHere.full = true;
        dial("*991002");
        assertThat(lastSaid()).containsExactly("vm-full", "goodbye");
        said("goodbye");
        house.mailboxesHere.databaseUp = false;
        dial("*991002");
        said("greeting");
        assertThat(house.only(RecordSpeech.class).notes()).containsEntry("mailbox", "1002");
        house.phones.hangsUp(caller);
    }

    @Test
    void aKeySkipsTheGreetingAndAnotherLeadsToTheOperator() {
        dial("*991002");
        house.phones.presses(caller, "#");
        assertThat(lastSaid()).containsExactly(BEEP);
        house.phones.presses(caller, "0");
        house.phones.answers(house.legTo("1004"));
        house.phones.hangsUp(caller);
        assertThat(house.phones.commands(RecordSpeech.class)).isEmpty();
    }

    @Test
    void whoGoesToTheOperatorWhileSpeakingLeavesWhatWasSaid() {
        dial("*991002");
        said("greeting");
        house.phones.presses(caller, "0");
        assertThat(house.only(StopRecording.class).recording()).isEqualTo(recording());
        assertThat(house.live(call).stage()).isInstanceOf(Stage.Alerting.class);
        house.phones.rejects(house.legTo("1004"), Cause.BUSY);
        assertThat(lastSaid()).containsExactly("not-available", "goodbye");
        assertThat(isDraft()).isFalse();
        said("goodbye");
        assertThat(house.mailboxesHere.discarded).isEmpty();
    }

    @Test
    void whoHasLeftAMessageDoesNotGetTheOperatorAnyMore() {
        dial("*991002");
        said("greeting");
        ends(End.STOPPED, 5_000);
        house.phones.presses(caller, "1");
        house.phones.presses(caller, "0");
        assertThat(house.live(call).stage()).isInstanceOf(Stage.Hosted.class);
        assertThat(lastSaid()).containsExactly("vm-kept", "goodbye");
        said("goodbye");
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void whoBeginsAgainHasAsManyTriesAsBefore() {
        dial("*991002");
        said("greeting");
        ends(End.STOPPED, 5_000);
        said("review");
        house.phones.advance(Duration.ofSeconds(6));
        assertThat(lastSaid()).as("asked once more").containsExactly("vm-review");
        house.phones.presses(caller, "3");
        for (int i = 0; i < 2; i++) {
            said("greeting");
            ends(End.STOPPED, 500);
            assertThat(lastSaid()).containsExactly("vm-short", BEEP);
        }
        said("greeting");
        ends(End.STOPPED, 500);
        assertThat(lastSaid()).containsExactly("goodbye");
        said("goodbye");
    }

    @Test
    void whoSaysItAgainLeavesTheSecond() {
        dial("*991002");
        said("greeting");
        String first = recording();
        ends(End.SILENCE, 12_000);
        house.phones.presses(caller, "3");
        assertThat(house.mailboxesHere.discarded).containsExactly(first);
        assertThat(lastSaid()).containsExactly(BEEP);
        said("greeting");
        assertThat(recording()).isNotEqualTo(first);
        ends(End.LIMIT, 60_000);
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.presses(caller, "9");
        assertThat(lastSaid()).containsExactly("invalid", "vm-review");
        said("review");
        house.phones.advance(Duration.ofSeconds(6));
        said("review");
        house.phones.advance(Duration.ofSeconds(6));
        assertThat(lastSaid()).containsExactly("vm-kept", "goodbye");
        said("goodbye");
    }

    @Test
    void whoSaysNothingIsAskedAgainAndThenLetGo() {
        dial("*991002");
        for (int i = 0; i < 3; i++) {
            said("greeting");
            ends(End.SILENCE, 6_500);
        }
        assertThat(lastSaid()).containsExactly("goodbye");
        assertThat(house.mailboxesHere.discarded).hasSize(3);
        said("goodbye");
    }

    @Test
    void whatCannotBeWrittenIsSaidToTheCaller() {
        dial("*991002");
        said("greeting");
        ends(End.STORAGE, 0);
        assertThat(lastSaid()).containsExactly("vm-failed", "goodbye");
        said("goodbye");
        dial("*991002");
        said("greeting");
        house.phones.presses(caller, "#");
        house.phones.advance(Duration.ofSeconds(9));
        assertThat(lastSaid()).as("nobody says that it is written").containsExactly("vm-failed", "goodbye");
        said("goodbye");
    }

    static IntStream steps() {
        return IntStream.range(0, 9);
    }

    /** Whoever hangs up, and whenever: nothing is left over, and one record exists. */
    @ParameterizedTest
    @MethodSource("steps")
    void whoHangsUpLeavesNothingBehindAtAnyStep(int steps) {
        List<Consumer<LegId>> all = List.of(
                leg -> house.phones.rings(house.legTo("1002")),
                leg -> house.phones.advance(Duration.ofSeconds(31)),
                leg -> said("greeting"),
                leg -> house.phones.presses(leg, "#"),
                leg -> ends(End.STOPPED, 4_000),
                leg -> house.phones.presses(leg, "2"),
                leg -> house.phones.presses(leg, "3"),
                leg -> said("greeting"));
        dial("1002");
        all.subList(0, steps).forEach(step -> step.accept(caller));
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().disposition())
                .isEqualTo(steps < 2 ? Disposition.CANCELLED : Disposition.ANSWERED);
    }
}
