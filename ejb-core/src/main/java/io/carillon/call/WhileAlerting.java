package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.LegId;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.dialplan.Route;

/** A caller waits: not yet answered when it called us, hearing ringback when the API placed the call. */
final class WhileAlerting extends WhileSearching {
    private final LegId waiting;
    private final Stage.Hosted back;
    private final boolean kept;
    private String language = "";

    WhileAlerting(Turn turn, Stage.Alerting stage) {
        super(turn);
        this.waiting = stage.waiting();
        this.back = stage.back();
        this.kept = stage.kept();
    }

    /** A feature that takes the caller now goes on in this language. */
    WhileAlerting spokenTo(String before) {
        language = before;
        return this;
    }

    @Override
    LegId waiting() {
        return waiting;
    }

    @Override
    String onBehalfOf() {
        return turn.leg(waiting).party();
    }

    /** Who was parked is shown with the place, and as itself also when it was called in the first place. */
    @Override
    CallerIdentity shown(CallerIdentity found) {
        if (back == null || back.slot().isEmpty()) {
            return turn.from();
        }
        boolean caller = turn.leg(waiting).role() == Leg.Role.CALLER;
        CallerIdentity parked = caller ? turn.from() : CallerIdentity.of(onBehalfOf());
        return new CallerIdentity(parked.number(), (back.slot() + " " + parked.displayName()).strip());
    }

    @Override
    boolean isAsked() {
        return kept;
    }

    @Override
    Turn found(Leg winner) {
        if (kept) {
            WhileHosted.dropTimers(turn);
        }
        Leg caller = turn.leg(waiting);
        if (!caller.isAnswered()) {
            turn.command(new SwitchCommand.Answer(waiting, winner.id()));
            turn.put(caller.in(caller.phase().answers(turn.at(), null)));
        }
        if (back != null) {
            WhileHosted.unparked(turn, back, winner.id());
        }
        return connect(waiting, winner);
    }

    /** Nobody has answered yet: the other call dials for itself, and this one is given up. */
    @Override
    public Turn onPeerWanted(PeerWanted in) {
        if (!in.leg().equals(waiting) || !belongsTo(waiting, in.by())) {
            return super.onPeerWanted(in);
        }
        DialledNumber wanted = new DialledNumber(search().wanted());
        turn.command(new SwitchCommand.KeepPeer(in.to(), Causes.NO_SUCH_CALL, wanted));
        turn.explain("taken over by call " + in.to());
        return turn.end(Cause.CANCELLED, HangUpParty.CALLER);
    }

    @Override
    public Turn host(Route.Host route) {
        Stage.Hosted hosted = new Stage.Hosted(route.feature(), route.argument(), waiting);
        turn.enter(hosted);
        return new WhileHosted(turn, hosted).begin(language);
    }

    @Override
    Turn notFound(Cause cause, HangUpParty by) {
        if (back != null && turn.leg(waiting).isUp()) {
            turn.clearTimer(search().timer());
            turn.enter(back);
            return new WhileHosted(turn, back).again(cause);
        }
        return turn.leg(waiting).isAnswered() ? dismiss(waiting, cause, by) : turn.end(cause, by);
    }

    /** The feature that keeps the caller hears of it. */
    private Turn hear(HostInput input) {
        return new WhileHosted(turn, back).meanwhile(this, input);
    }

    private boolean hears(LegId leg) {
        return kept && leg.equals(waiting);
    }

    /** Nobody rings for the caller any more. */
    void giveUp() {
        letGo(Cause.CANCELLED);
        turn.clearTimer(search().joinTimer());
        turn.clearTimer(search().timer());
    }

    /** The feature has noted something. */
    void noted(String note) {
        turn.enter(((Stage.Alerting) turn.stage()).noting(note));
    }

    @Override
    public Turn onPromptEnded(PromptEnded in) {
        return hears(in.leg()) && in.why() != PromptEnded.Why.STOPPED
                ? hear(new HostInput.Said(in.prompt(), in.why()))
                : super.onPromptEnded(in);
    }

    @Override
    public Turn onDigitPressed(DigitPressed in) {
        return hears(in.leg()) ? hear(new HostInput.Pressed(in.key())) : super.onDigitPressed(in);
    }

    @Override
    Turn told(AppRequest.TellFeature request) {
        return kept ? hear(new HostInput.Told(request.word())) : super.told(request);
    }

    @Override
    Turn otherTimer(TimerFired in) {
        if (kept && in.timer().equals(WhileBridged.LIMIT)) {
            return turn.end(Causes.CALL_LIMIT, HangUpParty.SYSTEM);
        }
        return kept && WhileHosted.isTimer(in.timer())
                ? hear(new HostInput.TimedOut(WhileHosted.nameOf(in.timer())))
                : super.otherTimer(in);
    }
}
