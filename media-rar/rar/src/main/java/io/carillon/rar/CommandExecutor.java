package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.HearingCommand;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;

/**
 * Carries out the application's commands for one call, on its lane. A command for a leg that has ended does nothing:
 * the far end is always free to be faster.
 */
final class CommandExecutor implements SwitchCommand.Handler<Outcome> {
    private static final Outcome FOREIGN_CALL =
            Outcome.failed("a timer of another call", Cause.SERVER_ERROR);

    private final LiveCall call;
    private final Verbs verbs;

    /** Who does what. */
    record Verbs(Dialing dialing, Answering answering, Bridging bridging, Mixing mixing, Offering offering,
            Ending ending, Handing handing, Speaking speaking, Taping taping, Hearing hearing) {

        static Verbs of(
                CallTable table, MediaDoor media, Dialer dialer, Neighbours neighbours, SecurityRules rules) {
            Dialing dialing = new Dialing(table, media, dialer, rules);
            Bridging bridging = new Bridging(media);
            Ending ending = new Ending(table);
            Answering answering = new Answering(dialing, media);
            return new Verbs(
                    dialing, answering, bridging, new Mixing(media), new Offering(bridging, ending), ending,
                    new Handing(table, media, ending, neighbours), new Speaking(answering, media, neighbours),
                    new Taping(media), new Hearing(media.answerRules(), media.transcriber(), neighbours));
        }
    }

    CommandExecutor(LiveCall call, Verbs verbs) {
        this.call = call;
        this.verbs = verbs;
    }

    @Override
    public Outcome ring(SwitchCommand.Ring command) {
        return verbs.answering().ring(call, command);
    }

    @Override
    public Outcome dial(SwitchCommand.Dial command) {
        return verbs.dialing().dial(call, command);
    }

    @Override
    public Outcome answer(SwitchCommand.Answer command) {
        return verbs.answering().answer(call, command);
    }

    @Override
    public Outcome reject(SwitchCommand.Reject command) {
        return end(call.leg(command.leg()), command.cause());
    }

    @Override
    public Outcome hangUp(SwitchCommand.HangUp command) {
        return end(call.leg(command.leg()), command.cause());
    }

    private Outcome end(Leg leg, Cause cause) {
        if (leg != null) {
            verbs.ending().release(call, leg, cause == null ? Cause.NORMAL_CLEARING : cause);
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome bridge(SwitchCommand.Bridge command) {
        Outcome outcome = verbs.bridging().bridge(call, command);
        verbs.taping().follow(call, call.leg(command.a()));
        return outcome;
    }

    @Override
    public Outcome joinMix(SwitchCommand.JoinMix command) {
        return verbs.mixing().join(call, command);
    }

    @Override
    public Outcome leaveMix(SwitchCommand.LeaveMix command) {
        return verbs.mixing().leave(call, command);
    }

    @Override
    public Outcome announce(SwitchCommand.Announce command) {
        return verbs.mixing().announce(command);
    }

    @Override
    public Outcome multicast(SwitchCommand.Multicast command) {
        return verbs.mixing().multicast(command);
    }

    @Override
    public Outcome playTone(SoundCommand.PlayTone command) {
        return verbs.bridging().playTone(call, command);
    }

    @Override
    public Outcome playPrompt(SoundCommand.PlayPrompt command) {
        return verbs.speaking().playPrompt(call, command);
    }

    @Override
    public Outcome playNotice(SoundCommand.PlayNotice command) {
        return verbs.speaking().playNotice(call, command);
    }

    @Override
    public Outcome stopPrompt(SoundCommand.StopPrompt command) {
        return verbs.speaking().stopPrompt(call, command);
    }

    @Override
    public Outcome playMusic(SoundCommand.PlayMusic command) {
        return verbs.speaking().playMusic(call, command);
    }

    @Override
    public Outcome stopMusic(SoundCommand.StopMusic command) {
        return verbs.speaking().stopMusic(call, command);
    }

    @Override
    public Outcome playEcho(SoundCommand.PlayEcho command) {
        return verbs.speaking().playEcho(call, command);
    }

    @Override
    public Outcome passOffer(SwitchCommand.PassOffer command) {
        return verbs.offering().passOffer(call, command);
    }

    @Override
    public Outcome answerOffer(SwitchCommand.AnswerOffer command) {
        return verbs.offering().answerOffer(call, command);
    }

    @Override
    public Outcome declineOffer(SwitchCommand.DeclineOffer command) {
        return verbs.offering().declineOffer(call, command);
    }

    @Override
    public Outcome applyMedia(SwitchCommand.ApplyMedia command) {
        return verbs.offering().applyMedia(call, command);
    }

    @Override
    public Outcome reportTransfer(SwitchCommand.ReportTransfer command) {
        Leg leg = call.leg(command.leg());
        if (leg != null) {
            leg.sip().reportTransfer(command.status(), command.phrase());
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome fetchPeer(SwitchCommand.FetchPeer command) {
        return verbs.handing().fetch(call, command);
    }

    @Override
    public Outcome handOver(SwitchCommand.HandOver command) {
        verbs.taping().leave(call, call.leg(command.leg()));
        return verbs.handing().handOver(call, command);
    }

    @Override
    public Outcome keepPeer(SwitchCommand.KeepPeer command) {
        return verbs.handing().keep(command);
    }

    @Override
    public Outcome recording(RecordingCommand command) {
        return verbs.taping().carryOut(call, command);
    }

    @Override
    public Outcome hearing(HearingCommand command) {
        return verbs.hearing().carryOut(call, command);
    }

    @Override
    public Outcome setTimer(SwitchCommand.SetTimer command) {
        if (!command.call().equals(call.id())) {
            return FOREIGN_CALL;
        }
        call.timers().set(command.timer(), command.after());
        return Outcome.DONE;
    }

    @Override
    public Outcome clearTimer(SwitchCommand.ClearTimer command) {
        if (!command.call().equals(call.id())) {
            return FOREIGN_CALL;
        }
        call.timers().clear(command.timer());
        return Outcome.DONE;
    }
}
