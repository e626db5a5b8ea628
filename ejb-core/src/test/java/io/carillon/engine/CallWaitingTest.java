package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.SwitchCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many calls an extension takes at a time, and where calls go that find no telephone. */
class CallWaitingTest extends Scenario {
    private String lastDialled() {
        List<SwitchCommand.Dial> dials = house.phones.commands(SwitchCommand.Dial.class);
        return dials.get(dials.size() - 1).target().uri().substring(4, 8);
    }

    private void over(CallId call) {
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void whoTakesOneCallIsBusyInItAndNotAfterIt() {
        house.forwarding("1002", f -> f.withBusyAt(1));
        CallId talk = house.talking("1001", "1002");
        house.call("1003", "1002");
        assertThat(house.only(SwitchCommand.Reject.class).cause().sip()).isEqualTo(486);
        assertThat(house.onlyRecord().explain()).contains("1002: is in 1 call already (call-waiting)");
        over(talk);
        CallId next = house.talking("1003", "1002");
        over(next);
    }

    @Test
    void oneWhoCallsIsInACallToo() {
        house.forwarding("1002", f -> f.withBusyAt(2).withBusy("1004"));
        CallId first = house.talking("1002", "1001");
        CallId second = house.call("1003", "1002");
        assertThat(lastDialled()).isEqualTo("1002");
        CallId third = house.call("1001", "1002");
        assertThat(lastDialled()).as("forwarded when busy").isEqualTo("1004");
        over(first);
        over(second);
        over(third);
    }

    @Test
    void itsOwnCallThroughTheApiRings() {
        house.forwarding("1002", f -> f.withBusyAt(1));
        CallId call = Ids.newCall();
        house.phones.asks(call, new AppRequest.Originate("ann", House.aor("1002"), new DialledNumber("1001"), null));
        assertThat(lastDialled()).isEqualTo("1002");
        house.phones.asks(call, new AppRequest.HangUpCall("ann"));
    }

    @Test
    void whoHandedTheCallOnIsInItNoMore() {
        house.forwarding("1002", f -> f.withBusyAt(1));
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1002"), new DialledNumber("1003")));
        house.phones.answers(house.legTo("1003"));
        CallId next = house.call("1004", "1002");
        assertThat(lastDialled()).isEqualTo("1002");
        over(next);
        over(call);
    }

    @Test
    void anUnreachableTelephoneForwardsElsewhereThanOneThatNobodyAnswers() {
        house.extension("1002", new String[0]);
        house.forwarding("1002", f -> f.withNoAnswer("1003").withUnreachable("1004"));
        CallId call = house.call("1001", "1002");
        assertThat(lastDialled()).isEqualTo("1004");
        over(call);
        assertThat(house.onlyRecord().explain()).contains("unreachable, sent on to 1004 (call-forwarding-unreachable)");
        house.forwarding("1002", f -> f.withUnreachable(""));
        CallId next = house.call("1001", "1002");
        assertThat(lastDialled()).isEqualTo("1003");
        over(next);
    }
}
