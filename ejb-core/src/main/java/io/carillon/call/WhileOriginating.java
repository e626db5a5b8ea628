package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.Tone;

/** The API wants a call: its first party rings. When it answers, the number is dialled on its behalf. */
final class WhileOriginating extends WhileSearching {
    private final String to;
    private final boolean autoAnswer;
    private CallerIdentity display;

    WhileOriginating(Turn turn, Stage.Originating stage) {
        super(turn);
        this.to = stage.to();
        this.autoAnswer = stage.autoAnswer();
        this.display = CallerIdentity.of(stage.to());
    }

    /** The first party rings, showing this identity, by default the number it is going to be connected to. */
    Turn ringFirst(CallerIdentity shown) {
        if (shown != null) {
            display = shown;
        }
        return ask(Because.DIALLED, null);
    }

    @Override
    boolean answersByItself() {
        return autoAnswer;
    }

    @Override
    LegId waiting() {
        return null;
    }

    @Override
    String onBehalfOf() {
        return turn.call().from().number();
    }

    @Override
    CallerIdentity shown(CallerIdentity found) {
        return display;
    }

    @Override
    Turn found(Leg winner) {
        Leg first = asCaller(winner);
        turn.put(first);
        turn.command(new SoundCommand.PlayTone(first.id(), Tone.RINGBACK));
        Search search = Search.of(to, search().attempt());
        Stage.Alerting next = new Stage.Alerting(search, first.id());
        turn.enter(next);
        Call call = turn.call();
        Routed routed = turn.advice().route(new RoutingQuestion(
                call.id(), call.origin(), first.party(), to, Because.DIALLED, null, search.visited(), turn.at()));
        turn.shown(routed.shown());
        return new WhileAlerting(turn, next).follow(routed);
    }

    /** Whoever answers first is the caller from now on; it belongs to no attempt any more. */
    private static Leg asCaller(Leg winner) {
        return new Leg(winner.id(), Leg.Role.CALLER, winner.party(), winner.target(), winner.sipCallId(), 0,
                winner.startedAt(), winner.phase(), winner.price(), "");
    }

    @Override
    Turn notFound(Cause cause, HangUpParty by) {
        return turn.end(cause, by);
    }
}
