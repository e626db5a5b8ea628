package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes.Diverted;
import io.carillon.contract.DialNotes.Why;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.LegRejected;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.Reject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Telephones send calls on by 3xx; whoever is rung next hears where the call has been. */
class RedirectionTest extends Scenario {

    private void redirects(LegId leg, String number) {
        house.phones.feed(new LegRejected(house.phones.callOf(leg), leg, house.phones.now(),
                Cause.ofStatus(302, "Moved Temporarily"), new DialledNumber(number)));
    }

    private Dial lastDial() {
        List<Dial> dials = house.phones.commands(Dial.class);
        return dials.get(dials.size() - 1);
    }

    @Test
    void theNumberIsDialledInstead() {
        house.call("1001", "1002");
        redirects(house.legTo("1002"), "1003");
        assertThat(lastDial().target().uri()).isEqualTo("sip:1003@a");
        assertThat(lastDial().notes().diverted()).containsExactly(new Diverted("1002", Why.BY_DEVICE));
        house.phones.answers(house.legTo("1003"));
        house.phones.hangsUp(house.legTo("1003"));
        assertThat(house.onlyRecord().explain()).contains("1002: 302 to 1003");
    }

    @Test
    void otherTelephonesOfTheExtensionAreLetGo() {
        house.extension("1002", "a", "b");
        house.call("1001", "1002");
        redirects(house.legTo("1002", "a"), "1003");
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.onlyRecord().cause().sip()).isEqualTo(486);
    }

    @Test
    void aCircleIsNotFollowed() {
        house.call("1001", "1002");
        redirects(house.legTo("1002"), "1003");
        redirects(house.legTo("1003"), "1002");
        assertThat(house.only(Reject.class).cause().sip()).isEqualTo(482);
        assertThat(house.phones.commands(Dial.class)).hasSize(2);
    }

    /** RFC 5393: with each turn there could be twice as many calls. */
    @Test
    void telephonesThatSendACallRoundDoNotMultiplyIt() {
        house.extension("1002", "a", "b");
        house.extension("1003", "a", "b");
        house.call("1001", "1002");
        redirects(house.legTo("1002", "a"), "1003");
        redirects(house.legTo("1003", "b"), "1002");
        redirects(house.legTo("1003", "a"), "1002");
        assertThat(house.only(Reject.class).cause().sip()).isEqualTo(482);
        assertThat(house.phones.commands(Dial.class)).hasSize(4);
        assertThat(house.phones.up()).isEmpty();
    }

    @Test
    void itselfTheCallerAndNobodyAreNotCalled() {
        house.call("1001", "1002");
        redirects(house.legTo("1002"), "1002");
        house.call("1001", "1002");
        redirects(house.legTo("1002"), "1001");
        house.call("1001", "1002");
        redirects(house.legTo("1002"), "9999");
        assertThat(house.phones.commands(Reject.class)).extracting(r -> r.cause().sip()).containsExactly(482, 482, 404);
    }

    @Test
    void forwardingIsToldWithItsReasons() {
        house.forwarding("1002", f -> f.withBusy("1003")).forwarding("1003", f -> f.withAll("1004"));
        house.call("1001", "1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(lastDial().notes().diverted())
                .containsExactly(new Diverted("1002", Why.BUSY), new Diverted("1003", Why.ALWAYS));
        house.phones.rejects(house.legTo("1004"), Cause.DECLINED);
    }

    @Test
    void aCallerWhoHidesIsHiddenFromPhonesButNotFromTheRecord() {
        house.phones.invites(House.aor("1001"), "1002", true);
        assertThat(lastDial().shown()).isEqualTo(CallerIdentity.of("anonymous"));
        assertThat(lastDial().notes().withheld()).isTrue();
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(house.onlyRecord().caller()).isEqualTo("1001");
    }
}
