package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.floor.QueueView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who do not hold the line and are called back in their turn. */
class QueueCallbackTest extends Scenario {
    static final CallQueue QUEUE = new CallQueue(true, "Sales", QueueCallsTest.QUEUE.strategy(), 0,
            QueueCallsTest.QUEUE.members(), new CallQueue.Hearing("en", "default", 0, false, "2"),
            QueueCallsTest.QUEUE.limits(), QueueCallsTest.QUEUE.overflow(), QueueCallsTest.QUEUE.ringing());

    private CallId call;
    private CallId behind;

    @BeforeEach
    void aCallerWantsToBeCalledBackWhileTheAgentMakesAPause() {
        house.extension("1005").hosted(Map.of("600", QUEUE));
        house.queues.pause(House.aor("1002"), "");
        call = house.call("1001", "600");
        house.queues.advance(7);
        behind = house.call("1005", "600");
        LegId caller = house.phones.caller(call);
        house.phones.presses(caller, "2");
        house.phones.promptEnds(caller, "goodbye");
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private List<QueueView.Caller> waiting() {
        return house.queues.floor.queue(House.TENANT, "600").waiting();
    }

    private void theAgentIsBack() {
        house.queues.pause(House.aor("1002"), null);
        house.phones.confirm();
    }

    private Callback last() {
        return house.queues.callbacks.get(house.queues.callbacks.size() - 1);
    }

    @Test
    void itIsLetGoAndKeepsItsPlace() {
        assertThat(house.live(call)).isNull();
        assertThat(house.phones.commands(PlayPrompt.class).get(0).prompt().items().toString()).contains("queue-callback");
        assertThat(house.onlyRecord().visits().get(0).outcome()).isEqualTo(QueueVisit.Outcome.CALLBACK);
        assertThat(waiting()).extracting(QueueView.Caller::from).containsExactly("1001", "1005");
        assertThat(waiting().get(0).toBeCalled()).isTrue();
        assertThat(waiting().get(1).toBeCalled()).isFalse();
    }

    @Test
    void inItsTurnTheAgentIsRungThenTheCallerAndTheyTalk() {
        theAgentIsBack();
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.RINGING);
        house.phones.answers(house.legTo("1002"));
        house.phones.answers(house.legTo("1001"));
        CallId placed = house.phones.callOf(house.legTo("1001"));
        assertThat(house.live(placed).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.TALKING);
        assertThat(last().outcome()).isEqualTo(Callback.Outcome.REACHED);
        assertThat(waiting()).extracting(QueueView.Caller::call).containsExactly(behind);
        house.queues.advance(20);
        house.phones.hangsUp(house.legTo("1001"));
        assertThat(house.queues.phase("1002")).isEqualTo(AgentPhase.WRAP_UP);
        house.queues.advance(10);
        assertThat(waiting().get(0).rung()).containsExactly("1002");
    }

    @Test
    void anAgentWhoDoesNotAnswerCostsTheCallerNothing() {
        theAgentIsBack();
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(house.queues.callbacks).hasSize(1);
        assertThat(waiting()).extracting(QueueView.Caller::from).containsExactly("1001", "1005");
        house.queues.advance(6);
        assertThat(waiting().get(0).rung()).containsExactly("1002");
    }

    @Test
    void whoIsNotThereIsCalledAgainLaterAndThenNoMore() {
        theAgentIsBack();
        house.phones.hangsUp(house.phones.caller(behind));
        for (int i = 1; i <= HouseQueues.PATIENCE.tries(); i++) {
            house.phones.answers(house.legTo("1002"));
            house.phones.rejects(house.legTo("1001"), Cause.BUSY);
            house.phones.hangsUp(house.legTo("1002"));
            assertThat(last().tries()).isEqualTo(i);
            house.queues.advance(30);
            assertThat(house.phones.up()).isEmpty();
            house.queues.advance(280);
        }
        assertThat(last().outcome()).isEqualTo(Callback.Outcome.GIVEN_UP);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoseAgentRingsAlreadyStaysOnTheLine() {
        theAgentIsBack();
        house.phones.answers(house.legTo("1002"));
        house.phones.answers(house.legTo("1001"));
        house.phones.hangsUp(house.legTo("1001"));
        house.queues.advance(10);
        int noted = house.queues.callbacks.size();
        assertThat(waiting().get(0).rung()).containsExactly("1002");
        house.phones.presses(house.phones.caller(behind), "2");
        assertThat(house.queues.callbacks).hasSize(noted);
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(behind).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void whoCannotBeNotedWaitsOn() {
        house.databaseUp = false;
        house.phones.presses(house.phones.caller(behind), "2");
        assertThat(house.live(behind).status()).isEqualTo(CallStatus.HOSTED);
        assertThat(waiting()).hasSize(2);
        house.databaseUp = true;
    }

    @Test
    void aNewApplicationFindsItsPlaceAgain() {
        QueueFloor anew = new QueueFloor(bound -> 0);
        anew.wish(house.queues.callbacks.get(0));
        anew.use(house.queues);
        assertThat(anew.queue(House.TENANT, "600").waiting()).extracting(QueueView.Caller::from)
                .containsExactly("1001", "1005");
    }
}
