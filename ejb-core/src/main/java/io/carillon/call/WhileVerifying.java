package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.cdr.Proof;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Cause;
import io.carillon.contract.IdentityFinding;
import io.carillon.contract.LegId;
import io.carillon.contract.TimerFired;
import io.carillon.contract.Verstat;
import io.carillon.event.CallEvent;
import java.time.Duration;
import java.util.List;

/** A caller from outside waits until it is known who vouches for it: a moment, while a certificate is fetched. */
final class WhileVerifying extends StageRules {
    static final String TIMER = "identity";

    private final LegId caller;
    private final Cause late;

    WhileVerifying(Turn turn, Stage.Verifying stage) {
        super(turn);
        this.caller = stage.leg();
        this.late = stage.late();
    }

    Turn await(Duration patience) {
        return turn.setTimer(TIMER, patience);
    }

    @Override
    Turn identityChecked(AppRequest.IdentityChecked request) {
        turn.clearTimer(TIMER);
        return found(request.finding());
    }

    @Override
    Turn timer(TimerFired in) {
        return found(new IdentityFinding(Verstat.NONE, null, "", "the certificate did not come in time", late));
    }

    /** It is known: the call is refused, or goes where it would have gone at once. */
    Turn found(IdentityFinding finding) {
        if (finding.verstat() != null) {
            turn.proof(new Proof(finding.verstat(), finding.attestation(), finding.origid()));
            turn.explain("caller's number: " + finding.verstat().text()
                    + (finding.attestation() == null ? "" : ", attestation " + finding.attestation())
                    + (finding.why().isEmpty() ? "" : " (" + finding.why() + ")"));
        }
        return finding.refusal() == null ? route() : created().end(finding.refusal(), HangUpParty.SYSTEM);
    }

    private Turn route() {
        Call call = turn.call();
        Stage.Alerting next = new Stage.Alerting(Search.of(call.to(), 0), caller);
        turn.enter(next);
        WhileAlerting search = new WhileAlerting(turn, next);
        Routed routed = turn.advice().route(new RoutingQuestion(
                call.id(), call.origin(), call.from().number(), call.to(), Because.DIALLED, null,
                next.search().visited(), call.from().number(), List.of(), call.source(), turn.at(), search.dialling().before())
                .preferring(call.preferred()));
        turn.shown(routed.shown());
        created();
        return search.follow(routed);
    }

    private Turn created() {
        return turn.event(new CallEvent.CallCreated(turn.call().id(), turn.call().tenant(), turn.at(), turn.direction(),
                turn.from().number(), turn.call().to(), turn.proof()));
    }

    @Override
    Turn hangUpAsked() {
        created();
        return super.hangUpAsked();
    }

    @Override
    Turn broken(Cause cause) {
        created();
        return super.broken(cause);
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        HangUpParty by = endedBy(leg, cause);
        return created().end(by == HangUpParty.SYSTEM ? cause : Cause.CANCELLED, by);
    }
}
