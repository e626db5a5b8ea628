package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.JoinMix;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people talk and a third is called for one of them. */
class ThreeWayTest extends Scenario {
    private CallId call;
    private LegId a;
    private LegId b;

    @BeforeEach
    void talk() {
        call = house.talking("1001", "1002");
        a = house.phones.caller(call);
        b = house.legTo("1002");
    }

    private void invite(String number) {
        house.phones.asks(call, new AppRequest.Invite("ann", a, new DialledNumber(number)));
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
    }

    private String mix() {
        return call.value();
    }

    @Test
    void whoAnswersTalksWithBothAndLeavesThemAlone() {
        invite("1003");
        assertThat(house.live(call).status()).as("they talk on").isEqualTo(CallStatus.ACTIVE);
        assertThat(house.phones.commands(JoinMix.class)).isEmpty();
        house.phones.rings(house.legTo("1003"));
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(
                new JoinMix(a, mix()), new JoinMix(b, mix()), new JoinMix(house.legTo("1003"), mix()));
        house.phones.asks(call, new AppRequest.Invite("ann", b, new DialledNumber("1004")));
        house.phones.answers(house.legTo("1004"));
        assertThat(house.phones.commands(JoinMix.class)).hasSize(4);
        house.phones.hangsUp(house.legTo("1003"));
        house.phones.hangsUp(house.legTo("1004"));
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(a, b));
        house.phones.hangsUp(a);
        assertThat(house.onlyRecord().legs()).hasSize(4);
        assertThat(house.onlyRecord().explain()).contains("ann calls 1003 into the conversation for 1001");
    }

    @Test
    void whoDoesNotComeChangesNothing() {
        invite("1003");
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        invite("1004");
        house.phones.rings(house.legTo("1004"));
        house.phones.advance(Duration.ofSeconds(31));
        invite("9999");
        assertThat(house.phones.commands(JoinMix.class)).isEmpty();
        assertThat(house.phones.up()).hasSize(2);
        house.phones.hangsUp(b);
        assertThat(house.records).hasSize(1);
    }

    @Test
    void whoHangsUpMeanwhileEndsItForAll() {
        invite("1003");
        house.phones.rings(house.legTo("1003"));
        house.phones.hangsUp(b);
        assertThat(house.live(call)).isNull();
        assertThat(house.onlyRecord().legs()).hasSize(3);
    }

    @Test
    void aThirdWhoGoesWhileAFourthIsCalledLeavesTwoWhoTalk() {
        invite("1003");
        house.phones.answers(house.legTo("1003"));
        invite("1004");
        house.phones.hangsUp(house.legTo("1003"));
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(a, b));
        house.phones.answers(house.legTo("1004"));
        assertThat(house.phones.commands(JoinMix.class)).endsWith(
                new JoinMix(a, mix()), new JoinMix(b, mix()), new JoinMix(house.legTo("1004"), mix()));
        house.phones.hangsUp(a);
    }

    @Test
    void aConversationIsBoundedWhileSomebodyIsCalled() {
        house.phones.advance(Duration.ofHours(4).minusSeconds(5));
        invite("1003");
        house.phones.advance(Duration.ofSeconds(10));
        assertThat(house.live(call)).isNull();
    }

    @Test
    void nobodyElseCanInviteAndNotWhileTheHouseHolds() {
        house.phones.asks(call, new AppRequest.Invite("ann", new LegId("nobody"), new DialledNumber("1003")));
        house.phones.asks(call, new AppRequest.HoldCall("ann", a));
        house.phones.asks(call, new AppRequest.Invite("ann", a, new DialledNumber("1003")));
        assertThat(house.phones.legs()).hasSize(2);
        house.phones.hangsUp(a);
    }

    @Test
    void aCodeBringsInWhomOneKeepsWaitingInAnotherCall() {
        house.phones.offers(a, MediaDirection.SENDONLY);
        CallId second = house.talking("1001", "1003");
        LegId mine = house.phones.caller(second);
        LegId c = house.legTo("1003");
        house.phones.feed(new CodePressed(second, mine, house.phones.now(), "*3"));
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(new JoinMix(mine, second.value()),
                new JoinMix(c, second.value()), new JoinMix(b, second.value()));
        assertThat(house.live(call)).as("the other call has nobody left").isNull();
        assertThat(house.phones.callOf(b)).isEqualTo(second);
        house.phones.hangsUp(b);
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(mine, c));
        house.phones.hangsUp(mine);
        assertThat(house.records).hasSize(2);
    }

    @Test
    void aCodeWithNobodyWaitingDoesNothing() {
        CallId second = house.talking("1003", "1004");
        house.phones.feed(new CodePressed(second, house.phones.caller(second), house.phones.now(), "*3"));
        house.phones.feed(new CodePressed(call, a, house.phones.now(), "*3"));
        assertThat(house.phones.commands(JoinMix.class)).isEmpty();
        house.phones.hangsUp(a);
        house.phones.hangsUp(house.phones.caller(second));
    }
}
