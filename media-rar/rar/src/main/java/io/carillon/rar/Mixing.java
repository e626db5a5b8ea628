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
        leg.unlink();
        leg.rtp().stopPlaying();
        media.joinMix(leg.rtp(), new MixPlace(command.mix(), command.role(), command.coached(), 0, false));
        return Outcome.DONE;
    }

    Outcome leave(LiveCall call, SwitchCommand.LeaveMix command) {
        Leg leg = call.leg(command.leg());
        if (leg != null) {
            media.leaveMix(leg.rtp());
        }
        return Outcome.DONE;
    }
}
