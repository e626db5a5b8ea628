package io.carillon.call;

import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.dialplan.Route;
import io.carillon.event.CallEvent;
import java.util.List;

/**
 * Telephones are tried: all of an extension together, the first that answers has the call and the others are let go;
 * when all refuse, or the time is up, it is asked again where the call goes, until nobody knows another way.
 */
abstract class WhileSearching extends StageRules implements Route.Handler<Turn> {
    private CallerIdentity identity;

    WhileSearching(Turn turn) {
        super(turn);
    }

    /** Somebody answered; the other telephones are let go already. */
    abstract Turn found(Leg winner);

    /** Nobody will answer. */
    abstract Turn notFound(Cause cause, HangUpParty by);

    /** Who waits for the answer, null when nobody does. */
    abstract LegId waiting();

    /** Number of the extension on whose behalf the search runs. */
    abstract String onBehalfOf();

    /** Number of the extension whose permissions count: who waits, or who handed it on. */
    String responsible() {
        return onBehalfOf();
    }

    /** Whether somebody waits to hear that nobody takes the call: no other way is tried. */
    boolean isAsked() {
        return false;
    }

    /** Whether telephones are asked to answer by themselves, whatever the way to them says. */
    boolean answersByItself() {
        return false;
    }

    /** Number of the extension that handed the call on, null when nobody did. */
    String referredBy() {
        return null;
    }

    /** The far end is heard ringing for the first time in this search. */
    Turn rings() {
        return turn;
    }

    /** Who is shown on the telephones that are tried, given what routing found out about the caller, if anything. */
    abstract CallerIdentity shown(CallerIdentity found);

    final Search search() {
        return ((Stage.Searching) turn.stage()).search();
    }

    final void put(Search next) {
        turn.enter(((Stage.Searching) turn.stage()).with(next));
    }

    final Turn ask(Because because, Cause failure) {
        return ask(because, failure, responsible());
    }

    final Turn ask(Because because, Cause failure, String responsible) {
        Search search = search();
        Call call = turn.call();
        return follow(turn.advice().route(new RoutingQuestion(
                call.id(), call.origin(), onBehalfOf(), search.extension(), because, failure, search.visited(),
                responsible, because == Because.NEXT_TRUNK ? Carried.tried(turn.legs(), search()) : List.of(),
                call.source(), turn.at(), dialling().before()).preferring(call.preferred())), because);
    }

    final Turn follow(Routed routed) {
        return follow(routed, Because.DIALLED);
    }

    private Turn follow(Routed routed, Because because) {
        for (String line : routed.explain()) {
            turn.explain(line);
        }
        identity = routed.shown();
        if (routed.meant() != null) {
            put(search().meaning(routed.meant()));
        }
        if (routed.hidden()) {
            turn.withhold();
        }
        put(search().at(routed.number(), routed.visited(), because.diverts()));
        return routed.route().applyTo(this);
    }

    @Override
    public final Turn ring(Route.Ring route) {
        Search search = search().nextAttempt(route.extension());
        put(search);
        if (route.targets().isEmpty()) {
            return failed(Cause.NOT_REGISTERED);
        }
        dialling().telephones(route);
        return turn.setTimer(search.timer(), route.ringFor());
    }

    /** One trunk at a time is tried: it rings for nobody but the called party. */
    @Override
    public final Turn carry(Route.Carry route) {
        Search search = search().nextAttempt(route.number());
        put(search);
        dialling().trunk(route);
        turn.setTimer(search.setupTimer(), route.to().setup());
        return turn.setTimer(search.timer(), route.ringFor());
    }

    @Override
    public final Turn group(Route.Group route) {
        return new Hunting(this).begin(route);
    }

    /** Routing found out, for who rings next, who is shown as calling. */
    final void knows(CallerIdentity found) {
        identity = found;
    }

    final Dialling dialling() {
        return new Dialling(this);
    }

    /** Who is shown on a telephone, given what routing found out this time. */
    final CallerIdentity shownNow() {
        return shown(identity);
    }

    @Override
    public Turn host(Route.Host route) {
        return notFound(Causes.NO_TRANSFER_HERE, HangUpParty.SYSTEM);
    }

    /** What a rule refuses with is meant for the caller; what a telephone said may not be. */
    @Override
    public final Turn refuse(Route.Refuse route) {
        if (search().hunt() != null) {
            return new Hunting(this).notThere(route.cause());
        }
        return search().best() == null
                ? notFound(route.cause(), HangUpParty.SYSTEM)
                : notFound(Causes.forCaller(route.cause()), HangUpParty.CALLEE);
    }

    @Override
    final Turn ringing(Leg leg, LegProgressed in, boolean first) {
        if (leg.attempt() != search().attempt()) {
            return turn;
        }
        if (!leg.trunk().isEmpty()) {
            turn.clearTimer(search().setupTimer());
        }
        turn.milestones(turn.milestones().ringing(in.at()));
        if (first) {
            Call call = turn.call();
            turn.event(new CallEvent.CallRinging(call.id(), call.tenant(), in.at(), call.direction(),
                    turn.from().number(), call.to(), leg.id(), turn.proof()));
        }
        return tellWaiting(leg, in.earlyMedia());
    }

    /** The caller is told once that it rings, and once more when there is something to hear. */
    private Turn tellWaiting(Leg leg, boolean earlyMedia) {
        Search search = search();
        Leg caller = waiting() == null ? null : turn.leg(waiting());
        boolean listens = caller != null && caller.isInbound() && !caller.isAnswered();
        if (earlyMedia && search.heard() != Search.Heard.EARLY_MEDIA) {
            if (search.heard() == Search.Heard.NOTHING) {
                rings();
            }
            put(search.heard(Search.Heard.EARLY_MEDIA, leg.id()));
            return listens ? turn.command(new SwitchCommand.Ring(caller.id(), 183, leg.id())) : turn;
        }
        if (search.heard() == Search.Heard.NOTHING) {
            put(search.heard(Search.Heard.RINGING, null));
            rings();
            return listens ? turn.command(new SwitchCommand.Ring(caller.id(), 180, null)) : turn;
        }
        return turn;
    }

    @Override
    final Turn answered(Leg winner) {
        Confirming confirming = new Confirming(this);
        return confirming.isAsked(winner) ? confirming.ask(winner) : won(winner);
    }

    @Override
    public Turn onDigitPressed(DigitPressed in) {
        Leg confirmed = new Confirming(this).confirmedBy(in);
        return confirmed == null ? super.onDigitPressed(in) : won(confirmed);
    }

    @Override
    public Turn onPromptEnded(PromptEnded in) {
        Confirming confirming = new Confirming(this);
        return confirming.isAsked(turn.leg(in.leg())) && in.why() != PromptEnded.Why.STOPPED
                ? confirming.over(in) : super.onPromptEnded(in);
    }

    private Turn won(Leg winner) {
        if (!winner.trunk().isEmpty()) {
            turn.clearTimer(search().setupTimer());
        }
        turn.clearTimer(search().joinTimer());
        turn.clearTimer(search().timer());
        Turn next = found(winner);
        for (Leg leg : List.copyOf(turn.legs())) {
            if (leg.attempt() == winner.attempt() && leg.isUp() && !leg.id().equals(winner.id())) {
                turn.hangUp(leg.id(), Cause.ANSWERED_ELSEWHERE);
            }
        }
        return next;
    }

    @Override
    final Turn gone(Leg leg, Cause cause) {
        if (leg.id().equals(waiting())) {
            return waitingGone(cause);
        }
        if (leg.attempt() != search().attempt()) {
            return bystanderGone(leg, cause);
        }
        if (search().hunt() != null && search().hunt().together()) {
            return new Hunting(this).gone(leg, cause);
        }
        put(search().refused(cause));
        if (Causes.isGlobal(cause)) {
            letGo(Cause.CANCELLED);
            return failed(cause);
        }
        if (anybodyUp()) {
            return earlyGone(leg);
        }
        return failed(search().best());
    }

    /** Somebody is gone who neither waits nor is tried. */
    Turn bystanderGone(Leg leg, Cause cause) {
        return turn;
    }

    /** Whose early media the caller heard is gone, others still ring: back to plain ringing. */
    final Turn earlyGone(Leg leg) {
        if (!leg.id().equals(search().early())) {
            return turn;
        }
        put(search().heard(Search.Heard.NOTHING, null));
        return tellWaiting(leg, false);
    }

    @Override
    final Turn redirected(Leg leg, Cause cause, String number) {
        return leg.attempt() == search().attempt() ? new Redirecting(this).to(leg, cause, number) : turn;
    }

    @Override
    public final Turn onReplacementArrived(ReplacementArrived in) {
        return new PickingUp(this).replacing(in);
    }

    @Override
    public final Turn onPeerHanded(PeerHanded in) {
        PickingUp picking = new PickingUp(this);
        return picking.isMeant(in) ? picking.comes(in) : super.onPeerHanded(in);
    }

    /** The caller gave up. */
    private Turn waitingGone(Cause cause) {
        boolean hadAnswer = turn.milestones().answeredAt() != null;
        HangUpParty by = endedBy(turn.leg(waiting()), cause);
        return turn.end(hadAnswer || by == HangUpParty.SYSTEM ? cause : Cause.CANCELLED, by);
    }

    @Override
    final Turn timer(TimerFired in) {
        if (in.timer().equals(search().setupTimer())) {
            letGo(Cause.TIMEOUT);
            return failed(Cause.TIMEOUT);
        }
        if (in.timer().equals(search().joinTimer())) {
            return new Hunting(this).join();
        }
        if (!in.timer().equals(search().timer())) {
            return otherTimer(in);
        }
        boolean rang = false;
        for (Leg leg : turn.legs()) {
            rang |= leg.attempt() == search().attempt() && leg.phase() instanceof LegPhase.Ringing;
        }
        letGo(Cause.NO_ANSWER);
        Cause cause = rang ? Cause.NO_ANSWER : Cause.TIMEOUT;
        put(search().failedWith(cause));
        return search().hunt() != null && search().hunt().together()
                ? new Hunting(this).over(cause) : failed(cause);
    }

    /** A timer that is not the search's own. */
    Turn otherTimer(TimerFired in) {
        return turn.stay("timer of an earlier attempt");
    }

    /** This attempt is over; perhaps somebody knows another way. */
    private Turn failed(Cause cause) {
        turn.clearTimer(search().setupTimer());
        turn.clearTimer(search().timer());
        put(search().failedWith(cause));
        Because why = Carried.is(turn.legs(), search()) ? nextTrunkFor(cause) : Causes.forwardingFor(cause);
        turn.explain(search().extension() + ": " + cause.sip() + " " + cause.text());
        if (search().hunt() != null && why != Because.NEXT_TRUNK) {
            return new Hunting(this).notThere(cause);
        }
        return why == null ? notFound(Causes.forCaller(cause), HangUpParty.CALLEE) : ask(why, cause);
    }

    /** Who has heard something of the far end must not hear another begin (RFC 3960 section 3.1). */
    private Because nextTrunkFor(Cause cause) {
        for (Leg leg : turn.legs()) {
            if (leg.attempt() == search().attempt() && leg.isForHelp()) {
                // whoever calls for help is taken further whatever a trunk says, except that somebody there said no
                return Causes.isDecisionOfPerson(cause) ? null : Because.NEXT_TRUNK;
            }
        }
        boolean heard = search().heard() == Search.Heard.EARLY_MEDIA;
        return Causes.isFailureOfTrunk(cause) && !heard ? Because.NEXT_TRUNK : null;
    }

    final void letGo(Cause cause) {
        for (Leg leg : List.copyOf(turn.legs())) {
            if (leg.attempt() == search().attempt()) {
                turn.hangUp(leg.id(), cause);
            }
        }
    }

    final boolean anybodyUp() {
        for (Leg leg : turn.legs()) {
            if (leg.attempt() == search().attempt() && leg.attempt() > 0 && leg.isUp()) {
                return true;
            }
        }
        return false;
    }

    /** Connects who waits with who answered. */
    final Turn connect(LegId waiting, Leg winner) {
        Call call = turn.call();
        turn.command(new SwitchCommand.Bridge(waiting, winner.id()));
        turn.milestones(turn.milestones().answered(turn.at()));
        turn.event(new CallEvent.CallAnswered(call.id(), call.tenant(), turn.at(), call.direction(),
                turn.from().number(), call.to(), winner.id(), winner.party(), winner.group()));
        turn.posture(MediaPosture.OPEN).enter(new Stage.Bridged(waiting, winner.id()));
        return turn.call().timers().contains(WhileBridged.LIMIT)
                ? turn
                : turn.setTimer(WhileBridged.LIMIT, turn.advice().limits().maxDuration());
    }

    /** Whoever waits hears that nothing came of it, then is let go. */
    final Turn dismiss(LegId who, Cause cause, HangUpParty by) {
        Outcome outcome = turn.milestones().answeredAt() == null
                ? Outcome.unanswered(cause, by, turn.at())
                : new Outcome(cause, by, Disposition.ANSWERED, turn.at());
        turn.clearTimer(search().timer());
        turn.command(new SoundCommand.PlayTone(who, Causes.toneOf(cause)));
        turn.enter(new Stage.Dismissed(who, outcome));
        return turn.setTimer(WhileDismissed.GUARD, WhileDismissed.LONGEST_TONE);
    }
}
