package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Disposition;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.directory.CallForwarding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Do not disturb and the three kinds of forwarding. */
class ForwardingTest extends Scenario {
    @Test
    void calleeThatDoesNotWantToBeDisturbedIsBusy() {
        house.forwarding("1002", f -> f.withDnd(true));
        CallId call = house.call("1001", "1002");
        assertThat(house.phones.commands(Dial.class)).isEmpty();
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.BUSY));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(house.onlyRecord().explain()).contains("1002: does not want to be disturbed (do-not-disturb)");
    }

    @Test
    void doNotDisturbLeavesBusyForwardingItsChance() {
        house.forwarding("1002", f -> f.withDnd(true).withBusy("1003"));
        CallId call = house.call("1001", "1002");
        house.phones.answers(house.legTo("1003"));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void everyCallIsSentOn() {
        house.forwarding("1002", f -> f.withAll("1003"));
        CallId call = house.call("1001", "1002");
        assertThat(house.only(Dial.class).target().uri()).isEqualTo("sip:1003@a");
        assertThat(house.only(Dial.class).dialled()).isEqualTo("1002");
        house.phones.answers(house.legTo("1003"));
        assertThat(house.only(Bridge.class).b()).isEqualTo(house.legTo("1003"));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().callee()).isEqualTo("1002");
        assertThat(house.onlyRecord().legs().get(1).party()).isEqualTo("1003");
    }

    @Test
    void forwardBusyThenNoAnswer() {
        house.forwarding("1002", f -> f.withBusy("1003"));
        house.forwarding("1003", f -> new CallForwarding(false, "", "", "1004", 10));
        CallId call = house.call("1001", "1002");
        house.phones.rings(house.legTo("1002"));
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        house.phones.rings(house.legTo("1003"));
        house.phones.advance(Duration.ofSeconds(9));
        assertThat(house.phones.commands(Dial.class)).hasSize(2);
        house.phones.advance(Duration.ofSeconds(2));
        house.phones.answers(house.legTo("1004"));
        house.phones.hangsUp(house.legTo("1004"));
        assertThat(house.onlyRecord().legs()).extracting(leg -> leg.party())
                .containsExactly("1001", "1002", "1003", "1004");
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.phones.caller(call)).isNotNull();
    }

    @Test
    void nobodyRegisteredGoesWhereUnansweredCallsGo() {
        house.extension("1005", new String[0]).forwarding("1005", f -> f.withNoAnswer("1003"));
        CallId call = house.call("1001", "1005");
        assertThat(house.only(Dial.class).target().uri()).isEqualTo("sip:1003@a");
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
    }

    @Test
    void forwardLoop() {
        house.forwarding("1002", f -> f.withAll("1003")).forwarding("1003", f -> f.withAll("1002"));
        CallId call = house.call("1001", "1002");
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.LOOP));
        assertThat(house.phones.commands(Dial.class)).isEmpty();
    }

    @Test
    void forwardToOneself() {
        house.forwarding("1002", f -> f.withAll("1002"));
        house.call("1001", "1002");
        assertThat(house.only(Reject.class).cause()).isEqualTo(Cause.LOOP);
    }

    @Test
    void forwardBackToTheCaller() {
        house.forwarding("1002", f -> f.withAll("1001"));
        house.call("1001", "1002");
        assertThat(house.only(Reject.class).cause()).isEqualTo(Cause.LOOP);
    }

    @Test
    void busyLoopEndsBusy() {
        house.forwarding("1002", f -> f.withBusy("1003")).forwarding("1003", f -> f.withBusy("1002"));
        house.call("1001", "1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(house.only(Reject.class).cause()).isEqualTo(Cause.BUSY);
        assertThat(house.phones.commands(Dial.class)).hasSize(2);
    }

    @Test
    void chainIsFollowedFiveTimesAtMost() {
        for (int i = 0; i < 8; i++) {
            int next = 2001 + i;
            house.extension("200" + i).forwarding("200" + i, f -> f.withAll(Integer.toString(next)));
        }
        house.extension("2008");
        house.call("1001", "2000");
        assertThat(house.only(Reject.class).cause()).isEqualTo(Cause.LOOP);
        house.call("1001", "2003");
        assertThat(house.only(Dial.class).target().uri()).isEqualTo("sip:2008@a");
        house.phones.rejects(house.legTo("2008"), Cause.BUSY);
        assertThat(house.records).hasSize(2);
    }

    @Test
    void switchedOffFeatureIsNotAsked() throws Exception {
        try (House plain = new House(dir.resolve("plain"), new Without("do-not-disturb"), java.util.List.of())) {
            plain.extension("1001").extension("1002").forwarding("1002", f -> f.withDnd(true));
            CallId call = plain.call("1001", "1002");
            assertThat(plain.phones.commands(Dial.class)).hasSize(1);
            plain.phones.hangsUp(plain.phones.caller(call), Cause.CANCELLED);
        }
    }

    private record Without(String feature) implements io.carillon.feature.FeatureSwitch {
        @Override
        public boolean isOn(String id) {
            return !id.equals(feature);
        }

        @Override
        public int number(String key, int otherwise, int least, int most) {
            return otherwise;
        }
    }
}
