package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand;
import io.carillon.rtp.MixPlace;

/** Puts answered legs into a conversation of many and takes them out again. */
final class Mixing {
    private final MediaDoor media;

    Mixing(MediaDoor media) {
        this.media = media;
    }

    Outcome join(LiveCall call, SwitchCommand.JoinMix command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered()) {
            return Outcome.failed("only an answered leg can be mixed", Cause.SERVER_ERROR);
        }
        if (!command.mix().equals(leg.mix())) {
            leg.unlink();
            leg.rtp().stopPlaying();
            Speaking.replaced(call, leg);
            leg.mix(command.mix());
        }
        media.joinMix(leg.rtp(), new MixPlace(command.mix(), command.role(), command.coached(), command.levels()));
        return Outcome.DONE;
    }

    Outcome leave(LiveCall call, SwitchCommand.LeaveMix command) {
        Leg leg = call.leg(command.leg());
        if (leg != null) {
            leg.mix(null);
            media.leaveMix(leg.rtp());
        }
        return Outcome.DONE;
    }

    Outcome multicast(SwitchCommand.Multicast command) {
        String objection = media.multicast(command.mix(), command.to());
        return objection == null ? Outcome.DONE : Outcome.failed(objection, Cause.SERVER_ERROR);
    }

    /** What is not at hand is heard when it has been read. */
    Outcome announce(SwitchCommand.Announce command) {
        media.studio().make(command.prompt(), source -> media.announce(command.mix(), source, command.but()));
        return Outcome.DONE;
    }
}
