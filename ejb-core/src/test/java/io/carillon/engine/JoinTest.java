package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MixRole;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.AnswerOffer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.JoinMix;
import io.carillon.contract.SwitchCommand.Reject;
import org.junit.jupiter.api.Test;

/** Somebody comes into a conversation (RFC 3911). */
class JoinTest extends Scenario {
    private CallId call;
    private LegId caller;
    private LegId callee;

    private LegId joined(String by) {
        call = house.talking("1001", "1002");
        caller = house.phones.caller(call);
        callee = house.legTo("1002");
        return house.phones.joins(House.aor(by), callee);
    }

    @Test
    void aSupervisorTalksWithBothUntilHeGoes() {
        LegId third = joined(House.SUPERVISOR);
        assertThat(house.phones.commands(Answer.class)).endsWith(new Answer(third, null));
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(
                new JoinMix(caller, call.value()), new JoinMix(callee, call.value()), new JoinMix(third, call.value()));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.hangsUp(third);
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(caller, callee)).hasSize(2);
        house.phones.asks(call, new AppRequest.HoldCall("ann", caller));
        assertThat(house.live(call).status()).as("two again").isEqualTo(CallStatus.HELD);
        house.phones.hangsUp(callee);
        assertThat(house.onlyRecord().legs()).hasSize(3);
        assertThat(house.onlyRecord().explain()).contains("1004 joined the conversation of 1002");
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLEE);
    }

    @Test
    void theCallIsOverWhenOneOfTheTwoGoes() {
        LegId third = joined(House.SUPERVISOR);
        house.phones.hangsUp(caller);
        assertThat(house.phones.commands(HangUp.class)).extracting(HangUp::leg).containsExactlyInAnyOrder(callee, third);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLER);
    }

    @Test
    void anotherTelephoneOfTheSamePersonComesInAndThenTheSupervisor() {
        LegId mobile = joined("1002");
        LegId supervisor = house.phones.joins(House.aor(House.SUPERVISOR), caller);
        assertThat(house.phones.commands(JoinMix.class)).hasSize(4);
        house.phones.hangsUp(mobile);
        assertThat(house.phones.commands(Bridge.class)).hasSize(1);
        house.phones.hangsUp(supervisor);
        assertThat(house.phones.commands(Bridge.class)).hasSize(2);
        house.phones.hangsUp(caller);
    }

    @Test
    void whoCameInListensOrWhispersWhenAskedTo() {
        LegId third = joined(House.SUPERVISOR);
        house.phones.asks(call, new AppRequest.Supervise("ann", third, MixRole.LISTENS, null));
        house.phones.asks(call, new AppRequest.Supervise("ann", third, MixRole.WHISPERS, callee));
        assertThat(house.phones.commands(JoinMix.class)).endsWith(
                new JoinMix(third, call.value(), MixRole.LISTENS, null),
                new JoinMix(third, call.value(), MixRole.WHISPERS, callee));
        house.phones.asks(call, new AppRequest.Supervise("ann", third, MixRole.WHISPERS, null));
        house.phones.asks(call, new AppRequest.Supervise("ann", caller, MixRole.LISTENS, null));
        assertThat(house.phones.commands(JoinMix.class)).hasSize(5);
        house.phones.hangsUp(third);
        house.phones.asks(call, new AppRequest.Supervise("ann", third, MixRole.TALKS, null));
        assertThat(house.phones.commands(JoinMix.class)).hasSize(5);
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().explain()).contains("1004 whispers to 1002, says ann");
    }

    @Test
    void nobodyElseComesIn() {
        LegId third = joined("1003");
        assertThat(house.phones.commands(Reject.class)).containsExactly(new Reject(third, Cause.FORBIDDEN));
        assertThat(house.phones.commands(JoinMix.class)).isEmpty();
        house.phones.hangsUp(caller);
        house.phones.joins(House.aor(House.SUPERVISOR), caller);
        assertThat(house.phones.commands(Reject.class)).hasSize(2);
    }

    @Test
    void whatRingsOrIsHeldByTheApiIsNoConversationToComeInto() {
        CallId ringing = house.call("1001", "1002");
        house.phones.joins(House.aor(House.SUPERVISOR), house.phones.caller(ringing));
        house.phones.answers(house.legTo("1002"));
        house.phones.asks(ringing, new AppRequest.HoldCall("ann", house.phones.caller(ringing)));
        house.phones.joins(House.aor(House.SUPERVISOR), house.phones.caller(ringing));
        assertThat(house.phones.commands(Reject.class)).extracting(r -> r.cause().sip()).containsExactly(404, 480);
        house.phones.hangsUp(house.phones.caller(ringing));
    }

    @Test
    void soManyAndNoMore() {
        joined(House.SUPERVISOR);
        for (int i = 0; i < 8; i++) {
            house.phones.joins(House.aor(House.SUPERVISOR), caller);
        }
        assertThat(house.phones.commands(Reject.class)).extracting(r -> r.cause().sip()).containsExactly(486);
        house.phones.hangsUp(caller);
    }

    @Test
    void aDeviceThatHoldsIsAnsweredByOurselves() {
        LegId third = joined(House.SUPERVISOR);
        house.phones.offers(callee, MediaDirection.SENDONLY);
        assertThat(house.phones.commands(AnswerOffer.class)).containsExactly(new AnswerOffer(callee));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HELD);
        house.phones.offers(callee, MediaDirection.SENDRECV);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(third);
        house.phones.hangsUp(caller);
    }

    @Test
    void aConversationOfThreeHasTheSameBoundInTime() {
        joined(House.SUPERVISOR);
        house.phones.advance(java.time.Duration.ofHours(5));
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.SYSTEM);
    }
}
