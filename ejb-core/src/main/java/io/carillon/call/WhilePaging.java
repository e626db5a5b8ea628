package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.event.CallEvent;
import java.time.Duration;
import java.util.List;

/** Somebody speaks, telephones that answer by themselves listen. The mix is named like the call. */
final class WhilePaging extends StageRules {
    /** The timer at which telephones are let go that have not answered by themselves. */
    static final String ANSWER = "page-answer";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** More telephones are not called together. */
    private static final int MOST = 200;

    private final Stage.Paging stage;

    WhilePaging(Turn turn, Stage.Paging stage) {
        super(turn);
        this.stage = stage;
    }

    /** Calls all telephones of all members. */
    static Turn begin(Turn turn, LegId speaker, int attempt, HostReply.Page page) {
        Stage.Paging stage = new Stage.Paging(speaker, attempt, page.group() != null);
        turn.enter(stage);
        int telephones = 0;
        for (String member : page.members()) {
            for (SipTarget target : turn.advice().telephones(new Aor(turn.call().tenant(), member))) {
                if (telephones++ < MOST) {
                    dial(turn, stage, member, target);
                }
            }
        }
        turn.explain("pages " + Math.min(telephones, MOST) + " telephones of " + page.members().size() + " extensions"
                + (telephones > MOST ? ", " + (telephones - MOST) + " left out" : "")
                + (page.group() == null ? "" : ", and who listens to " + page.group()));
        turn.setTimer(WhileBridged.LIMIT, page.longest());
        if (page.group() != null) {
            new WhilePaging(turn, stage).begin(speaker, page.group().toString());
            turn.command(new SwitchCommand.Multicast(turn.call().id().value(), page.group()));
            return telephones == 0 ? turn : turn.setTimer(ANSWER, PATIENCE);
        }
        if (telephones == 0) {
            return turn.end(Cause.NOT_REGISTERED, HangUpParty.SYSTEM);
        }
        if (!turn.leg(speaker).isAnswered()) {
            turn.command(new SwitchCommand.Ring(speaker, 180, null));
        }
        return turn.setTimer(ANSWER, PATIENCE);
    }

    private static void dial(Turn turn, Stage.Paging stage, String member, SipTarget target) {
        LegId id = turn.nextLeg();
        turn.put(new Leg(id, Leg.Role.CALLEE, member, target, id.value(), stage.attempt(), turn.at(),
                LegPhase.Offered.NOW, null, ""));
        turn.command(new SwitchCommand.Dial(id, target, turn.from(), turn.call().to(), stage.speaker(),
                turn.call().hops(), new DialNotes(null, List.of(), false, true)));
    }

    private boolean isMember(Leg leg) {
        return leg.attempt() == stage.attempt();
    }

    private boolean anybody() {
        for (Leg leg : turn.legs()) {
            if (isMember(leg) && leg.isUp()) {
                return true;
            }
        }
        return false;
    }

    private void mix(LegId leg, MixRole role) {
        turn.command(new SwitchCommand.JoinMix(leg, turn.call().id().value(), role, null));
    }

    @Override
    Turn answered(Leg leg) {
        if (!isMember(leg)) {
            return super.answered(leg);
        }
        if (!isBegun(leg)) {
            begin(leg.id(), leg.party());
        }
        mix(leg.id(), MixRole.LISTENS);
        return turn;
    }

    /** Whether somebody listened before this one. */
    private boolean isBegun(Leg newcomer) {
        if (stage.group()) {
            return true;
        }
        for (Leg leg : turn.legs()) {
            if (isMember(leg) && leg.phase().answeredAt() != null && !leg.id().equals(newcomer.id())) {
                return true;
            }
        }
        return false;
    }

    private void begin(LegId first, String party) {
        Leg speaker = turn.leg(stage.speaker());
        if (!speaker.isAnswered()) {
            turn.command(new SwitchCommand.Answer(speaker.id(), null));
            turn.put(speaker.in(speaker.phase().answers(turn.at(), null)));
        }
        mix(speaker.id(), MixRole.TALKS);
        Call call = turn.call();
        turn.milestones(turn.milestones().answered(turn.at()));
        turn.event(new CallEvent.CallAnswered(call.id(), call.tenant(), turn.at(), call.direction(),
                turn.from().number(), call.to(), first, party, ""));
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        if (leg.id().equals(stage.speaker())) {
            return turn.end(turn.milestones().answeredAt() == null ? Cause.CANCELLED : cause, endedBy(leg, cause));
        }
        return isMember(leg) ? unlessNobody() : turn;
    }

    private Turn unlessNobody() {
        if (stage.group() || anybody()) {
            return turn;
        }
        return turn.milestones().answeredAt() == null
                ? turn.end(Cause.NO_ANSWER, HangUpParty.CALLEE)
                : turn.end(Cause.NORMAL_CLEARING, HangUpParty.CALLEE);
    }

    /** One who cannot listen is let go; without the speaker there is nothing to hear. */
    @Override
    Turn unmixed(LegId leg, Cause cause) {
        return leg.equals(stage.speaker()) ? broken(cause) : turn.hangUp(leg, cause);
    }

    @Override
    Turn timer(TimerFired in) {
        if (in.timer().equals(WhileBridged.LIMIT)) {
            turn.explain("the longest time is over");
            return turn.end(Cause.NORMAL_CLEARING, HangUpParty.SYSTEM);
        }
        if (!in.timer().equals(ANSWER)) {
            return super.timer(in);
        }
        for (Leg leg : List.copyOf(turn.legs())) {
            if (isMember(leg) && !leg.isAnswered()) {
                turn.hangUp(leg.id(), Cause.NO_ANSWER);
            }
        }
        return unlessNobody();
    }
}
