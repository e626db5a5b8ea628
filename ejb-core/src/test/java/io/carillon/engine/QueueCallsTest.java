package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayMusic;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.Tone;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.floor.QueueView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers and agents of call queues: from the first bar of music to the pause after the call, and all that goes wrong. */
class QueueCallsTest extends Scenario {
    static final CallQueue QUEUE = new CallQueue(true, "Sales", QueueStrategy.LEAST_RECENT, 0,
            List.of(new CallQueue.Member("1002", true, 0, 0), new CallQueue.Member("1003", false, 0, 0)),
            new CallQueue.Hearing("de", "jazz", 30, true, ""), new CallQueue.Limits(120, 3, JoinRule.ALWAYS, 20),
            CallQueue.Overflow.NOWHERE, new CallQueue.Ringing(15, 2, 10));

    private CallId call;
    private LegId caller;

    @BeforeEach
    void open() {
        house.extension("1005").hosted(Map.of("600", QUEUE));
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
        QueueView left = house.queues.floor.queue(House.TENANT, "600");
        if (left != null) {
            assertThat(left.waiting()).isEmpty();
            assertThat(left.agents()).extracting(agent -> agent.phase()).isSubsetOf(
                    AgentPhase.FREE, AgentPhase.WRAP_UP, AgentPhase.PAUSED, AgentPhase.LOGGED_OUT);
        }
    }

    private void change(CallQueue queue) {
        house.hosted(Map.of("600", queue));
        house.queues.floor.tick();
    }

    private static CallQueue with(CallQueue.Limits limits, CallQueue.Overflow overflow) {
        return new CallQueue(true, "Sales", QUEUE.strategy(), 0, QUEUE.members(), QUEUE.hearing(), limits, overflow,
                QUEUE.ringing());
    }

    private void calls(String from) {
        call = house.call(from, "600");
        caller = house.phones.caller(call);
    }

    private void isRung(String agent) {
        assertThat(house.phones.leg(house.legTo(agent)).isOver()).isFalse();
        assertThat(house.queues.phase(agent)).isEqualTo(AgentPhase.RINGING);
    }

    private void dials(String agent, String code, Tone heard) {
        CallId dialled = house.call(agent, code);
        List<PlayTone> tones = house.phones.commands(PlayTone.class);
        assertThat(tones.get(tones.size() - 1)).isEqualTo(new PlayTone(house.phones.caller(dialled), heard));
        house.phones.toneEnds(house.phones.caller(dialled));
    }

    private QueueVisit visit() {
        CallRecord record = house.records.get(house.records.size() - 1);
        assertThat(record.visits()).hasSize(1);
        return record.visits().get(0);
    }

    @Test
    void aCallerHearsMusicAndTheFreeAgentIsRungAndTheyTalk() {
        calls("1001");
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(caller, "jazz"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ROUTING);
        isRung("1002");
        house.phones.rings(house.legTo("1002"));
        house.queues.advance(4);
        house.phones.answers(house.legTo("1002"));
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(caller, house.legTo("1002")));
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.TALKING);
        assertThat(house.queues.eventTypes()).containsExactly("queue.joined", "queue.answered");
        house.queues.advance(60);
        house.phones.hangsUp(caller);
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.ANSWERED);
        assertThat(visit().agent()).isEqualTo("1002");
        assertThat(visit().waited().toSeconds()).isEqualTo(4);
        assertThat(visit().talked().toSeconds()).isEqualTo(60);
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.WRAP_UP);
        house.queues.advance(10);
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.FREE);
    }

    @Test
    void whoeverComesLaterIsServedLaterAndHearsItsPlace() {
        calls("1001");
        house.phones.answers(house.legTo("1002"));
        CallId first = house.call("1004", "600");
        CallId second = house.call("1005", "600");
        house.queues.advance(31);
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        assertThat(said).extracting(PlayPrompt::leg)
                .containsExactly(house.phones.caller(first), house.phones.caller(second));
        assertThat(said.get(0).prompt().items()).contains(new PromptItem.Number(1));
        assertThat(said.get(1).prompt().items()).contains(new PromptItem.Number(2));
        assertThat(said.get(1).prompt().language()).isEqualTo("de");
        house.phones.promptEnds(house.phones.caller(second), "place");
        assertThat(house.phones.commands(PlayMusic.class)).hasSize(4);
        house.phones.hangsUp(caller);
        house.queues.advance(11);
        assertThat(house.queues.floor.queue(House.TENANT, "600").waiting().get(0).rung()).containsExactly("1002");
        assertThat(house.queues.floor.queue(House.TENANT, "600").waiting().get(0).call()).isEqualTo(first);
    }

    @Test
    void anAgentLogsInAndOutByCodeAndMakesPauses() {
        dials("1003", "*50600", Tone.CONFIRMATION);
        assertThat(house.queues.phase("1003")).isEqualTo(AgentPhase.FREE);
        dials("1003", "*5212", Tone.CONFIRMATION);
        assertThat(house.queues.phase("1003")).isEqualTo(AgentPhase.PAUSED);
        assertThat(house.queues.said.get(House.aor("1003")).pause()).isEqualTo("12");
        dials("1003", "*53", Tone.CONFIRMATION);
        assertThat(house.queues.phase("1003")).isEqualTo(AgentPhase.FREE);
        dials("1003", "*51600", Tone.CONFIRMATION);
        assertThat(house.queues.phase("1003")).isEqualTo(AgentPhase.LOGGED_OUT);
        dials("1004", "*50600", Tone.REJECTED);
        house.databaseUp = false;
        dials("1003", "*50600", Tone.REJECTED);
        house.databaseUp = true;
        assertThat(house.queues.phase("1003")).isEqualTo(AgentPhase.LOGGED_OUT);
    }

    @Test
    void whoDoesNotAnswerIsRungAgainLaterAndThenMakesAPauseWhileTheCallerKeepsItsPlace() {
        calls("1001");
        CallId behind = house.call("1004", "600");
        house.phones.rings(house.legTo("1002"));
        house.queues.advance(16);
        assertThat(house.phones.commands(Dial.class)).hasSize(1);
        house.queues.advance(5);
        assertThat(house.phones.commands(Dial.class)).hasSize(2);
        isRung("1002");
        house.queues.advance(16);
        assertThat(house.queues.paused).containsExactly("1002");
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.PAUSED);
        assertThat(house.queues.floor.queue(House.TENANT, "600").waiting()).extracting(QueueView.Caller::call)
                .containsExactly(call, behind);
        house.queues.pause(House.aor("1002"), null);
        house.phones.confirm();
        house.queues.advance(6);
        isRung("1002");
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void ofTwoWhoAreRungTogetherOneGetsTheCaller() {
        dials("1003", "*50600", Tone.CONFIRMATION);
        change(new CallQueue(true, "Sales", QueueStrategy.RING_ALL, 0, QUEUE.members(), QUEUE.hearing(), QUEUE.limits(),
                QUEUE.overflow(), QUEUE.ringing()));
        calls("1001");
        isRung("1002");
        isRung("1003");
        house.phones.withhold();
        house.phones.answers(house.legTo("1003"));
        house.phones.answers(house.legTo("1002"));
        house.phones.confirm();
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(caller, house.legTo("1003")));
        assertThat(house.queues.phase("1003")).isEqualTo(AgentPhase.TALKING);
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.FREE);
    }

    @Test
    void whoHasWaitedTooLongGoesWhereTheQueueSays() {
        house.queues.pause(House.aor("1002"), "");
        change(with(QUEUE.limits(), new CallQueue.Overflow("1005", "", "")));
        calls("1001");
        house.queues.advance(121);
        house.phones.answers(house.legTo("1005"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.queues.eventTypes()).containsExactly("queue.joined", "queue.left");
        house.phones.hangsUp(caller);
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.TIMEOUT);
        assertThat(visit().waited().toSeconds()).isEqualTo(120);
    }

    @Test
    void whoHasWaitedTooLongAndHasNowhereToGoIsToldAndLetGo() {
        house.queues.pause(House.aor("1002"), "");
        change(with(QUEUE.limits(), CallQueue.Overflow.NOWHERE));
        calls("1001");
        house.queues.advance(121);
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.live(call)).isNull();
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.TIMEOUT);
    }

    @Test
    void whoIsOneTooManyOrWouldWaitForNobodyGoesElsewhereAtOnce() {
        change(with(new CallQueue.Limits(0, 1, JoinRule.AT_WORK, 20), new CallQueue.Overflow("", "1005", "1004")));
        house.queues.pause(House.aor("1002"), "");
        calls("1001");
        house.phones.rejects(house.legTo("1004"), Cause.BUSY);
        house.phones.promptEnds(caller, "goodbye");
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.EMPTY);
        house.queues.pause(House.aor("1002"), null);
        calls("1001");
        CallId tooMany = house.call("1003", "600");
        assertThat(house.phones.leg(house.legTo("1005")).isOver()).isFalse();
        house.phones.hangsUp(house.phones.caller(tooMany));
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.FULL);
        assertThat(visit().waited()).isZero();
    }

    @Test
    void whoGivesUpIsCountedAndItsAgentIsFreeAgain() {
        calls("1001");
        house.queues.advance(7);
        house.phones.hangsUp(caller);
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.FREE);
        assertThat(house.queues.eventTypes()).containsExactly("queue.joined", "queue.abandoned");
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.ABANDONED);
        assertThat(visit().waited().toSeconds()).isEqualTo(7);
    }

    @Test
    void anAgentWhoTalksElsewhereGetsNobodyUntilThatIsOver() {
        CallId talk = house.talking("1002", "1004");
        calls("1001");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        house.phones.hangsUp(house.phones.caller(talk));
        isRung("1002");
    }

    @Test
    void anAgentHandsTheCallerOnAndIsCreditedWithItsOwnTalkAlone() {
        calls("1001");
        house.phones.answers(house.legTo("1002"));
        house.queues.advance(10);
        house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1002"), new DialledNumber("1005")));
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.WRAP_UP);
        house.phones.answers(house.legTo("1005"));
        house.queues.advance(100);
        house.phones.hangsUp(caller);
        assertThat(visit().talked().toSeconds()).isEqualTo(10);
    }

    @Test
    void aSupervisorListensWhispersAndTalksWithoutChangingWhatIsCounted() {
        calls("1001");
        house.phones.answers(house.legTo("1002"));
        LegId stranger = house.phones.joins(House.aor("1005"), caller);
        assertThat(house.phones.leg(stranger).isOver()).isTrue();
        LegId third = house.phones.joins(House.aor(House.SUPERVISOR), caller);
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.TALKING);
        for (MixRole role : List.of(MixRole.LISTENS, MixRole.WHISPERS, MixRole.TALKS)) {
            house.phones.asks(call, new AppRequest.Supervise(
                    "ann", third, role, role == MixRole.WHISPERS ? house.legTo("1002") : null));
            List<SwitchCommand.JoinMix> mixed = house.phones.commands(SwitchCommand.JoinMix.class);
            assertThat(mixed.get(mixed.size() - 1).role()).isEqualTo(role);
        }
        house.queues.advance(30);
        house.phones.hangsUp(third);
        house.queues.advance(12);
        house.phones.hangsUp(caller);
        assertThat(visit().talked().toSeconds()).isEqualTo(42);
    }

    @Test
    void aCallerIsHandedOnIntoAQueue() {
        CallId talk = house.talking("1001", "1005");
        house.phones.asks(talk, new AppRequest.TransferCall("ann", house.legTo("1005"), new DialledNumber("600")));
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(talk).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(talk));
        assertThat(visit().agent()).isEqualTo("1002");
    }

    @Test
    void aQueueThatIsDeletedMeanwhileSaysGoodbye() {
        house.queues.pause(House.aor("1002"), "");
        calls("1001");
        house.hosted(Map.of());
        house.queues.advance(31);
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.live(call)).isNull();
        assertThat(visit().outcome()).isEqualTo(QueueVisit.Outcome.CLOSED);
        house.hosted(Map.of("600", QUEUE));
    }

    @Test
    void aCallThatCouldNotBeToldIsToldALittleLater() {
        house.queues.switchAway = true;
        calls("1001");
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.FREE);
        house.queues.switchAway = false;
        house.queues.advance(1);
        isRung("1002");
    }

    @Test
    void whoWaitsIsFoundAgainByANewApplicationWithItsPlace() {
        calls("1001");
        CallId second = house.call("1004", "600");
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        QueueFloor anew = new QueueFloor(bound -> 0);
        anew.use(house.queues);
        QueueView view = anew.queue(House.TENANT, "600");
        assertThat(view.waiting()).extracting(QueueView.Caller::call).containsExactly(call, second);
        assertThat(view.waiting().get(0).rung()).containsExactly("1002");
        assertThat(view.agents()).extracting(agent -> agent.phase())
                .containsExactly(AgentPhase.RINGING, AgentPhase.LOGGED_OUT);
    }

    @Test
    void whoeverHangsUpAtAnyStepLeavesNothing() {
        for (int step = 0; step < 6; step++) {
            calls("1001");
            house.queues.advance(step);
            if (step == 2) {
                house.phones.rings(house.legTo("1002"));
            } else if (step == 3) {
                house.phones.rejects(house.legTo("1002"), Cause.BUSY);
            } else if (step == 4) {
                house.phones.answers(house.legTo("1002"));
            } else if (step == 5) {
                house.queues.advance(31);
            }
            house.phones.hangsUp(caller);
            assertThat(house.live(call)).isNull();
            assertThat(house.phones.up()).isEmpty();
            assertThat(house.phones.timers()).isEmpty();
            assertThat(house.queues.floor.queue(House.TENANT, "600").waiting()).isEmpty();
            house.queues.advance(20);
            house.queues.pause(House.aor("1002"), null);
        }
        assertThat(house.records).hasSize(6);
    }
}
