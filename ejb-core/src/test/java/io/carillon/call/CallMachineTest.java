package io.carillon.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.HungUp;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.MediaReport;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.Origin;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.AnswerOffer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.ClearTimer;
import io.carillon.contract.SwitchCommand.DeclineOffer;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.PassOffer;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.SwitchCommand.Ring;
import io.carillon.contract.SwitchCommand.SetTimer;
import io.carillon.contract.Tenant;
import io.carillon.contract.TimerFired;
import io.carillon.dialplan.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine alone: a call, an input, what follows. */
class CallMachineTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final CallId CALL = new CallId("c1");
    private static final LegId CALLER = new LegId("l1");
    private static final LegId CALLEE = new LegId("c1-2");
    private static final SipTarget PHONE = new SipTarget("sip:1002@192.0.2.7", List.of(), null);
    private static final CallerIdentity ANN = new CallerIdentity("1001", "Ann");
    private static final MediaOffer AUDIO = new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV);

    private final Advice advice = new Advice() {
        @Override
        public Routed route(RoutingQuestion question) {
            Route route = question.because().isFresh()
                    ? new Route.Ring(question.wanted(), List.of(PHONE), Duration.ofSeconds(20))
                    : new Route.Refuse(question.failure());
            return new Routed(route, ANN, question.wanted(), question.visited(), List.of("asked"));
        }

        @Override
        public HostReply host(HostQuestion question, HostInput input) {
            return new HostReply.Leave(Cause.NORMAL_CLEARING);
        }

        @Override
        public CallLimits limits() {
            return CallLimits.DEFAULT;
        }
    };

    private Step invited(MediaOffer offer, int hops) {
        InviteArrived in = new InviteArrived(CALL, CALLER, NOW, new Origin.Device(new Aor(Tenant.DEFAULT, "1001")),
                CallerIdentity.of("forged"), new DialledNumber("1002"), offer, null, "abc", hops);
        return CallMachine.step(Call.begunBy(in), in, advice);
    }

    private Step step(Call call, CallInput in) {
        return CallMachine.step(call, in, advice);
    }

    private Call ringing() {
        return step(invited(AUDIO, 70).call(), new LegProgressed(CALL, CALLEE, NOW, 180, false)).call();
    }

    private Call bridged() {
        return step(ringing(), new LegAnswered(CALL, CALLEE, NOW, Codec.PCMU)).call();
    }

    @Test
    void inviteDialsAndArmsTheRingTimer() {
        assertThat(invited(AUDIO, 70).commands()).containsExactly(
                new Dial(CALLEE, PHONE, ANN, "1002", CALLER, 69),
                new SetTimer(CALL, "ring-1", Duration.ofSeconds(20)));
    }

    @Test
    void offerThatCannotBeUsedIsNotAcceptable() {
        assertThat(invited(new MediaOffer.Unusable("no audio"), 70).commands())
                .containsExactly(new Reject(CALLER, new Cause(488, 88, "no audio")));
    }

    @Test
    void lastHopIsTooMany() {
        assertThat(invited(AUDIO, 1).commands()).containsExactly(new Reject(CALLER, Cause.TOO_MANY_HOPS));
    }

    @Test
    void answerIsOneListOfFour() {
        Step step = step(ringing(), new LegAnswered(CALL, CALLEE, NOW, Codec.PCMU));
        assertThat(step.commands()).containsExactly(
                new ClearTimer(CALL, "ring-1"), new Answer(CALLER, CALLEE), new Bridge(CALLER, CALLEE),
                new SetTimer(CALL, "limit", Duration.ofHours(4)));
        assertThat(step.call().stage()).isEqualTo(new Stage.Bridged(CALLER, CALLEE));
        assertThat(step.stayed()).isNull();
    }

    @Test
    void secondRingingTellsTheCallerNothingNew() {
        assertThat(step(ringing(), new LegProgressed(CALL, CALLEE, NOW, 180, false)).commands()).isEmpty();
        assertThat(step(ringing(), new LegProgressed(CALL, CALLEE, NOW, 183, true)).commands())
                .containsExactly(new Ring(CALLER, 183, CALLEE));
    }

    @Test
    void hangUpInTheConversationEndsTheOtherSideWithTheSameCause() {
        Step step = step(bridged(), new HungUp(CALL, CALLER, NOW, Cause.MEDIA_TIMEOUT, MediaReport.NONE));
        assertThat(step.commands())
                .containsExactly(new HangUp(CALLEE, Cause.MEDIA_TIMEOUT), new ClearTimer(CALL, "limit"));
        assertThat(step.isOver()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("findingsOfTheSwitch")
    void whatTheSwitchEndsItselfIsNobodysHangUp(Cause cause) {
        for (LegId leg : List.of(CALLER, CALLEE)) {
            assertThat(endOf(bridged(), leg, cause).by()).isEqualTo(HangUpParty.SYSTEM);
        }
        Outcome unanswered = endOf(ringing(), CALLER, cause);
        assertThat(unanswered.by()).isEqualTo(HangUpParty.SYSTEM);
        assertThat(unanswered.cause()).isEqualTo(cause);
    }

    static Stream<Cause> findingsOfTheSwitch() {
        return Stream.of(Cause.MEDIA_TIMEOUT, Cause.SESSION_EXPIRED, Cause.NODE_LOST, Cause.SERVER_ERROR,
                Cause.NOT_ACCEPTABLE, new Cause(408, 102, "No ACK"), new Cause(503, 41, "Server stopped"));
    }

    @Test
    void deviceThatHangsUpIsTheOneWhoDidWhateverReasonItGives() {
        Cause reason = new Cause(200, Cause.MEDIA_TIMEOUT.q850(), "Q.850 cause 102");
        for (Cause cause : List.of(Cause.NORMAL_CLEARING, reason)) {
            assertThat(endOf(bridged(), CALLER, cause).by()).isEqualTo(HangUpParty.CALLER);
            assertThat(endOf(bridged(), CALLEE, cause).by()).isEqualTo(HangUpParty.CALLEE);
        }
        Outcome cancelled = endOf(ringing(), CALLER, Cause.CANCELLED);
        assertThat(cancelled.by()).isEqualTo(HangUpParty.CALLER);
        assertThat(cancelled.disposition()).isEqualTo(Disposition.CANCELLED);
    }

    private Outcome endOf(Call call, LegId leg, Cause cause) {
        Step step = step(call, new HungUp(CALL, leg, NOW, cause, MediaReport.NONE));
        return ((Stage.Ended) step.call().stage()).outcome();
    }

    @Test
    void unexpectedInputIsAStayThatChangesNothing() {
        Call call = bridged();
        for (CallInput in : List.of(
                new TimerFired(CALL, NOW, "ring-1"),
                new LegAnswered(CALL, CALLEE, NOW, Codec.PCMU),
                new LegProgressed(CALL, CALLEE, NOW, 180, false),
                new LegProgressed(CALL, new LegId("stranger"), NOW, 180, false))) {
            Step step = step(call, in);
            assertThat(step.stayed()).as(in.toString()).isNotNull();
            assertThat(step.call()).isSameAs(call);
            assertThat(step.commands()).isEmpty();
            assertThat(step.events()).isEmpty();
        }
    }

    @Test
    void offersArePassedDeclinedOrAnsweredByOurselves() {
        assertThat(step(bridged(), new OfferArrived(CALL, CALLER, NOW, AUDIO)).commands())
                .containsExactly(new PassOffer(CALLER, CALLEE, true));
        assertThat(step(bridged(), new OfferArrived(CALL, CALLER, NOW, new MediaOffer.Unusable("x"))).commands())
                .containsExactly(new DeclineOffer(CALLER, Cause.NOT_ACCEPTABLE));
        assertThat(step(ringing(), new OfferArrived(CALL, CALLER, NOW, AUDIO)).commands())
                .containsExactly(new DeclineOffer(CALLER, Causes.REQUEST_PENDING));
        Call held = bridged();
        Call onHold = new Call(held.id(), held.origin(), held.direction(), held.from(), held.to(), held.hops(),
                held.stage(), held.posture().withServerHold(CALLER), held.legs(), held.timers(), held.milestones(),
                held.explain(), held.source(), false);
        assertThat(step(onHold, new OfferArrived(CALL, CALLEE, NOW, AUDIO)).commands())
                .containsExactly(new AnswerOffer(CALLEE));
    }

    @Test
    void lostCallIsClosedWithoutCommands() {
        Step step = CallMachine.lost(bridged(), NOW.plusSeconds(9), Cause.NODE_LOST, advice);
        assertThat(step.isOver()).isTrue();
        assertThat(step.commands()).containsExactly(new ClearTimer(CALL, "limit"));
        assertThat(CdrDraft.of(step.call()).billableSeconds()).isEqualTo(9);
    }

    @Test
    void theMoreTellingRefusalWins() {
        assertThat(Causes.better(Cause.TIMEOUT, Cause.BUSY)).isEqualTo(Cause.BUSY);
        assertThat(Causes.better(Cause.BUSY, Cause.NO_ANSWER)).isEqualTo(Cause.BUSY);
        assertThat(Causes.better(Cause.BUSY, Cause.DECLINED)).isEqualTo(Cause.DECLINED);
        assertThat(Causes.better(Cause.UNAVAILABLE, Cause.NO_ANSWER)).isEqualTo(Cause.NO_ANSWER);
        assertThat(Causes.better(null, Cause.TIMEOUT)).isEqualTo(Cause.TIMEOUT);
    }
}
