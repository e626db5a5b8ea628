package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.cdr.Disposition;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.Reject;
import org.junit.jupiter.api.Test;

/** Telephones take the place of others (RFC 3891). */
class TakeOverTest extends Scenario {

    @Test
    void aConversationIsPulledToAnotherTelephoneOfTheSamePerson() {
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        LegId desk = house.legTo("1002");
        LegId mobile = house.phones.replaces(House.aor("1002"), desk, false);
        assertThat(house.phones.commands(Answer.class)).endsWith(new Answer(mobile, caller));
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(caller, mobile));
        assertThat(house.phones.commands(HangUp.class)).containsExactly(new HangUp(desk, Cause.ANSWERED_ELSEWHERE));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().legs()).hasSize(3);
        assertThat(house.onlyRecord().explain()).contains("1002 takes over from 1002");
    }

    @Test
    void whatRingsElsewhereIsPickedUp() {
        house.extension("1002", "a", "b");
        CallId call = house.call("1001", "1002");
        LegId ringing = house.legTo("1002", "a");
        house.phones.rings(ringing);
        LegId here = house.phones.replaces(House.aor("1002"), ringing, true);
        assertThat(house.phones.commands(Bridge.class))
                .containsExactly(new Bridge(house.phones.caller(call), here));
        assertThat(house.phones.commands(HangUp.class)).hasSize(2);
        house.phones.hangsUp(here);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void nobodyTakesWhatIsNotHis() {
        CallId call = house.talking("1001", "1002");
        house.phones.replaces(House.aor("1003"), house.legTo("1002"), false);
        house.phones.replaces(House.aor("1002"), house.legTo("1002"), true);
        assertThat(house.phones.commands(Reject.class)).extracting(r -> r.cause().sip()).containsExactly(403, 486);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
        house.phones.replaces(House.aor("1002"), house.legTo("1002"), false);
        assertThat(house.phones.commands(Reject.class)).hasSize(3);
    }
}
