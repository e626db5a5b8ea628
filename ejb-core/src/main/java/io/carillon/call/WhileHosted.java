package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.contract.Tone;
import io.carillon.contract.ToneEnded;
import io.carillon.event.CallEvent;

/** A feature of the house has the caller: it is answered, hears what the feature plays, and is let go. */
final class WhileHosted extends StageRules {
    /** A tone whose end is never reported must not keep the call. */
    static final String GUARD = "host";

    private final Stage.Hosted stage;

    WhileHosted(Turn turn, Stage.Hosted stage) {
        super(turn);
        this.stage = stage;
    }

    Turn begin() {
        turn.explain("hosted by " + stage.feature());
        return follow(turn.advice().entered(question()));
    }

    private HostQuestion question() {
        Call call = turn.call();
        return new HostQuestion(
                call.id(), call.tenant(), turn.leg(stage.leg()).party(), stage.feature(), stage.argument());
    }

    private Turn follow(HostReply reply) {
        if (reply instanceof HostReply.Play play) {
            return play(play.tone());
        }
        return turn.end(((HostReply.Leave) reply).cause(), HangUpParty.SYSTEM);
    }

    private Turn play(Tone tone) {
        LegId id = stage.leg();
        Leg caller = turn.leg(id);
        if (!caller.isAnswered()) {
            turn.command(new SwitchCommand.Answer(id, null));
            turn.put(caller.in(caller.phase().answers(turn.at(), null)));
        }
        if (turn.milestones().answeredAt() == null) {
            Call call = turn.call();
            turn.milestones(turn.milestones().answered(turn.at()));
            turn.event(new CallEvent.CallAnswered(call.id(), call.tenant(), turn.at(), call.direction(),
                    turn.from().number(), call.to(), id));
        }
        return turn.command(new SwitchCommand.PlayTone(id, tone)).setTimer(GUARD, WhileDismissed.LONGEST_TONE);
    }

    @Override
    public Turn onToneEnded(ToneEnded in) {
        return in.leg().equals(stage.leg())
                ? follow(turn.advice().toneEnded(question()))
                : turn.stay("tone of another leg");
    }

    @Override
    Turn timer(TimerFired in) {
        return turn.end(Cause.NORMAL_CLEARING, HangUpParty.SYSTEM);
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        return leg.id().equals(stage.leg()) ? turn.end(cause, endedBy(leg, cause)) : turn;
    }
}
