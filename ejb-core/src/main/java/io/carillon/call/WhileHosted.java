package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.contract.Tone;
import io.carillon.contract.ToneEnded;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.Route;
import io.carillon.event.CallEvent;
import java.util.List;

/**
 * A feature of the house has the caller: it hears what happens to it, says what is done next, and notes what it wants to
 * know then. It lets the caller go, or sends it to a number and may get it back.
 */
final class WhileHosted extends StageRules {
    /** A tone whose end is never reported must not keep the call. */
    static final String GUARD = "host";

    /** How the timers of a feature begin. */
    private static final String OWN = "host.";

    /** A caller who is sent to and fro for ever is stopped here. */
    private static final int MOST_ATTEMPTS = 50;
    private static final int MOST_VERDICTS = 150;

    private Stage.Hosted stage;
    private boolean toneOver;
    private boolean gaveUp;

    WhileHosted(Turn turn, Stage.Hosted stage) {
        super(turn);
        this.stage = stage;
    }

    /** @param language in which another feature has spoken to the caller until now, empty when none has */
    Turn begin(String language) {
        turn.explain("hosted by " + stage.feature());
        return hear(new HostInput.Entered(language));
    }

    /** The caller is back: nobody took it where it was sent. */
    Turn again(Cause cause) {
        turn.explain("back to " + stage.feature());
        return hear(new HostInput.CameBack(cause));
    }

    /** The caller is with the feature while others ring for it: they ring on unless the feature wants something else. */
    Turn meanwhile(WhileAlerting search, HostInput input) {
        HostReply reply = ask(input);
        if (reply instanceof HostReply.Stay stay) {
            stay.acts().forEach(this::act);
            if (!stay.noted().equals(stage.noted())) {
                search.noted(stay.noted());
            }
            return turn;
        }
        if (reply instanceof HostReply.Offer) {
            return turn.stay("is offered already");
        }
        search.giveUp();
        turn.enter(stage);
        return follow(reply);
    }

    private HostReply ask(HostInput input) {
        Call call = turn.call();
        return turn.advice().host(
                new HostQuestion(call.id(), call.tenant(), turn.leg(stage.leg()).party(),
                        turn.isOutside(turn.leg(stage.leg())), stage.feature(), stage.argument(),
                        stage.by() == null ? "" : turn.leg(stage.by()).party(), stage.noted(),
                        turn.answerer().awaitsBeep(), turn.at()),
                input);
    }

    private Turn hear(HostInput input) {
        return follow(ask(input));
    }

    private Turn follow(HostReply reply) {
        if (!(reply instanceof HostReply.Stay stay) || !tells(stay) && !handedOn().isTold()) {
            handedOn().letGo();
        }
        if (reply instanceof HostReply.Play play) {
            return play(play.tone());
        }
        if (reply instanceof HostReply.Stay stay) {
            return stay(stay);
        }
        if (reply instanceof HostReply.SendTo send) {
            return send(send);
        }
        if (reply instanceof HostReply.Offer offer) {
            return offer(offer);
        }
        if (reply instanceof HostReply.Page page) {
            turn.clearTimer(GUARD);
            dropTimers(turn);
            return WhilePaging.begin(turn, stage.leg(), attempts() + 1, page);
        }
        if (reply instanceof HostReply.GoOnIn other) {
            return goOnIn(other);
        }
        return turn.end(((HostReply.Leave) reply).cause(), HangUpParty.SYSTEM);
    }

    private static boolean tells(HostReply.Stay reply) {
        return reply.acts().stream().anyMatch(HostAct.Tell.class::isInstance);
    }

    private HandedOn handedOn() {
        return new HandedOn(turn, stage.by());
    }

    private Turn goOnIn(HostReply.GoOnIn other) {
        answer();
        Leg leg = turn.leg(stage.leg());
        turn.command(new SwitchCommand.HandOver(leg.id(), other.call(), leg.known(false, other.place())));
        turn.put(leg.in(leg.phase().clears(turn.at(), Cause.NORMAL_CLEARING, MediaReport.NONE)));
        turn.explain(leg.party() + " goes on in call " + other.call());
        return turn.end(Cause.NORMAL_CLEARING, HangUpParty.SYSTEM);
    }

    private Turn play(Tone tone) {
        answer();
        return turn.command(new SoundCommand.PlayTone(stage.leg(), tone)).setTimer(GUARD, WhileDismissed.LONGEST_TONE);
    }

    private void answer() {
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
    }

    private Turn stay(HostReply.Stay reply) {
        if (toneOver) {
            turn.clearTimer(GUARD);
        }
        for (HostAct act : reply.acts()) {
            act(act);
        }
        if (!reply.noted().equals(stage.noted())) {
            stage = stage.noting(reply.noted());
            turn.enter(stage);
        }
        return turn.timers().contains(WhileBridged.LIMIT)
                ? turn
                : turn.setTimer(WhileBridged.LIMIT, turn.advice().limits().maxDuration());
    }

    private void act(HostAct act) {
        if (act instanceof HostAct.Say say) {
            answer();
            turn.command(new SoundCommand.PlayPrompt(stage.leg(), say.prompt()));
        } else if (act instanceof HostAct.Music music) {
            answer();
            turn.command(new SoundCommand.PlayMusic(stage.leg(), classOf(music)));
        } else if (act instanceof HostAct.Park park) {
            park(park.slot());
        } else if (act instanceof HostAct.Tell tell) {
            handedOn().tell(tell.prompt());
        } else if (act instanceof HostAct.Wait wait) {
            turn.setTimer(OWN + wait.timer(), wait.lasting());
        } else if (act instanceof HostAct.Forget forget) {
            turn.clearTimer(OWN + forget.timer());
        } else if (act instanceof HostAct.Hush) {
            turn.command(new SoundCommand.StopPrompt(stage.leg()));
        } else {
            if (act instanceof HostAct.Mix || act instanceof HostAct.Speech || act instanceof HostAct.Echo) {
                answer();
            }
            new HostMixing(turn, stage.leg()).act(act);
        }
    }

    /** Without music of the house there is still the usual one: nobody is left in silence. */
    private String classOf(HostAct.Music act) {
        return act.music().isEmpty() ? turn.advice().limits().holdMusic() : act.music();
    }

    private void park(String slot) {
        if (!slot.equals(stage.slot())) {
            stage = stage.parkedAt(slot);
            Call call = turn.call();
            turn.enter(stage).explain("parked at " + slot).event(new CallEvent.CallParked(call.id(), call.tenant(),
                    turn.at(), call.direction(), turn.from().number(), call.to(), stage.leg(), slot));
        }
    }

    /** The caller waits on, whether or not it could be told where. */
    @Override
    Turn unheard(LegId leg, Cause cause) {
        if (!leg.equals(stage.by())) {
            return super.unheard(leg, cause);
        }
        return handedOn().letGo();
    }

    private Turn send(HostReply.SendTo reply) {
        turn.clearTimer(GUARD);
        new SpeechRules(turn).giveUp();
        dropTimers(turn);
        if (isTired()) {
            turn.explain("sent to and fro too often");
            return turn.end(Cause.LOOP, HangUpParty.SYSTEM);
        }
        if (turn.leg(stage.leg()).isAnswered()) {
            turn.command(new SoundCommand.PlayTone(stage.leg(), Tone.RINGBACK));
        }
        turn.explain(stage.feature() + " sends to " + reply.number() + (reply.why().isEmpty() ? "" : ", " + reply.why()));
        Search search = Search.of(reply.number(), attempts());
        Stage.Alerting next = new Stage.Alerting(
                reply.payer().isEmpty() ? search : search.by(reply.payer()), stage.leg(), stage.noting(reply.noted()));
        turn.enter(next);
        return new WhileAlerting(turn, next).spokenTo(reply.language()).ask(Because.FORWARDED, null);
    }

    /** Whoever rings in vain for ever is stopped; the feature is told once and must find another way. */
    private Turn offer(HostReply.Offer reply) {
        stage = stage.noting(reply.noted());
        turn.enter(stage);
        if (isTired()) {
            turn.explain("offered too often");
            if (gaveUp) {
                return turn.end(Cause.LOOP, HangUpParty.SYSTEM);
            }
            gaveUp = true;
            return hear(new HostInput.CameBack(Cause.LOOP));
        }
        turn.explain(stage.feature() + " offers to " + String.join(", ", reply.members()));
        Stage.Alerting next =
                new Stage.Alerting(Search.of(reply.number(), attempts()), stage.leg(), stage, true);
        turn.enter(next);
        return new WhileAlerting(turn, next).group(new Route.Group(reply.number(), false, true, reply.ringFor(),
                reply.members().stream().map(member -> new RingGroup.Member(member, 0, 1)).toList()));
    }

    private boolean isTired() {
        return attempts() >= MOST_ATTEMPTS || turn.explanations() >= MOST_VERDICTS;
    }

    static boolean isTimer(String timer) {
        return timer.startsWith(OWN);
    }

    /** What the feature calls its timer. */
    static String nameOf(String timer) {
        return timer.substring(OWN.length());
    }

    /** The feature does not have the caller any more. */
    static void dropTimers(Turn turn) {
        for (String timer : List.copyOf(turn.timers())) {
            if (isTimer(timer)) {
                turn.clearTimer(timer);
            }
        }
    }

    private int attempts() {
        return turn.legs().stream().mapToInt(Leg::attempt).max().orElse(0);
    }

    private boolean isCaller(LegId leg) {
        return leg.equals(stage.leg());
    }

    @Override
    public Turn onToneEnded(ToneEnded in) {
        toneOver = isCaller(in.leg());
        return toneOver ? hear(new HostInput.ToneEnded()) : turn.stay("tone of another leg");
    }

    /** Somebody comes for the caller: the two talk. */
    @Override
    public Turn onPeerHanded(PeerHanded in) {
        if (!stage.leg().equals(in.known().place())) {
            return super.onPeerHanded(in);
        }
        answer();
        handedOn().letGo();
        turn.clearTimer(GUARD);
        dropTimers(turn);
        Leg taker = turn.take(in);
        turn.explain(taker.party() + " takes the call");
        unparked(turn, stage, taker.id());
        return turn.command(new SwitchCommand.Bridge(stage.leg(), taker.id())).posture(MediaPosture.OPEN)
                .enter(new Stage.Bridged(stage.leg(), taker.id()));
    }

    /** Who was parked there talks with somebody. */
    static void unparked(Turn turn, Stage.Hosted stage, LegId with) {
        if (!stage.slot().isEmpty()) {
            Call call = turn.call();
            turn.event(new CallEvent.CallUnparked(call.id(), call.tenant(), turn.at(), call.direction(),
                    turn.from().number(), call.to(), with, stage.slot()));
        }
    }

    /**
     * Somebody who asked for the feature himself hands on to it whom he talks with in another call (RFC 5589 section 7):
     * there the number is dialled for that one.
     */
    @Override
    public Turn onPeerWanted(PeerWanted in) {
        if (!isCaller(in.leg()) || !belongsTo(in.leg(), in.by()) || stage.by() != null
                || turn.leg(stage.leg()).role() != Leg.Role.CALLER) {
            return super.onPeerWanted(in);
        }
        if (in.earlyOnly()) {
            return turn.command(new SwitchCommand.KeepPeer(in.to(), Causes.ANSWERED_ALREADY, null));
        }
        turn.command(new SwitchCommand.KeepPeer(
                in.to(), Causes.NO_SUCH_CALL, new DialledNumber(turn.call().to())));
        turn.explain("taken over by call " + in.to());
        return turn.end(Cause.NORMAL_CLEARING, HangUpParty.CALLER);
    }

    /** What the feature stopped itself is no news to it. */
    @Override
    public Turn onPromptEnded(PromptEnded in) {
        if (in.leg().equals(stage.by())) {
            return handedOn().letGo();
        }
        return isCaller(in.leg()) && in.why() != PromptEnded.Why.STOPPED
                ? hear(new HostInput.Said(in.prompt(), in.why()))
                : turn.stay("prompt was stopped");
    }

    @Override
    public Turn onRecordingEnded(RecordingEnded in) {
        return spoken(new SpeechRules(turn).ended(in));
    }

    @Override
    Turn notRecorded(RecordingCommand command) {
        return spoken(new SpeechRules(turn).failed(command));
    }

    private Turn spoken(HostInput speechOrNull) {
        return speechOrNull == null ? turn.stay("no such speech goes on") : hear(speechOrNull);
    }

    @Override
    public Turn onDigitPressed(DigitPressed in) {
        return isCaller(in.leg()) ? hear(new HostInput.Pressed(in.key())) : turn.stay("key of another leg");
    }

    @Override
    Turn timer(TimerFired in) {
        if (in.timer().equals(WhileBridged.LIMIT)) {
            return turn.end(Causes.CALL_LIMIT, HangUpParty.SYSTEM);
        }
        if (in.timer().equals(HandedOn.TOLD)) {
            return handedOn().letGo();
        }
        if (isTimer(in.timer())) {
            return hear(new HostInput.TimedOut(nameOf(in.timer())));
        }
        return in.timer().equals(GUARD)
                ? turn.end(Cause.NORMAL_CLEARING, HangUpParty.SYSTEM)
                : turn.stay("timer " + in.timer() + " means nothing now");
    }

    @Override
    Turn told(AppRequest.TellFeature request) {
        return hear(new HostInput.Told(request.word()));
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        if (isCaller(leg.id())) {
            return turn.end(cause, endedBy(leg, cause));
        }
        return leg.id().equals(stage.by()) ? turn.clearTimer(HandedOn.TOLD) : turn;
    }
}
