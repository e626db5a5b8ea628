package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingCommand;
import io.carillon.rtp.tap.FileAbout;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.Speech;
import java.time.Instant;

/**
 * Records calls: one recording per call at a time, of those who talk, whoever is bridged to whom, or of one who speaks alone.
 * It ends with the call at the latest.
 */
final class Taping {
    private static final Outcome NOT_RECORDED =
            Outcome.failed("no such recording goes on in this call", Cause.SERVER_ERROR);

    private static final int MIX_RATE = 16000;

    private final MediaDoor media;

    Taping(MediaDoor media) {
        this.media = media;
    }

    Outcome carryOut(LiveCall call, RecordingCommand command) {
        if (command instanceof RecordingCommand.StartRecording start) {
            return start(call, start);
        }
        if (command instanceof RecordingCommand.RecordSpeech speech) {
            return listen(call, speech);
        }
        if (command instanceof RecordingCommand.RecordMix mix) {
            return record(mix);
        }
        if (command instanceof RecordingCommand.StopRecordingMix mix) {
            media.stopRecordingMix(mix.mix(), mix.recording());
            return Outcome.DONE;
        }
        Recording recording = call.recording();
        if (recording == null || recording.isOver() || !recording.id().equals(command.recording())) {
            return NOT_RECORDED;
        }
        if (command instanceof RecordingCommand.PauseRecording pause) {
            recording.pause(pause.paused());
        } else {
            end(call, Recorded.End.STOPPED);
        }
        return Outcome.DONE;
    }

    private Outcome start(LiveCall call, RecordingCommand.StartRecording command) {
        Leg left = call.leg(command.left());
        Leg right = left == null ? null : left.bridged();
        if (right == null) {
            return Outcome.failed("only who talks can be recorded", Cause.SERVER_ERROR);
        }
        end(call, Recorded.End.STOPPED);
        int rate = Math.max(Speech.rateOf(left.codec()), Speech.rateOf(right.codec()));
        Recording recording = media.record(
                command.recording(), rate, new FileAbout(call.id(), Instant.now(), command.notes()));
        call.recording(recording);
        media.tap(left.rtp(), right.rtp(), recording.tap());
        return Outcome.DONE;
    }

    /** What a mix is recorded with is not of any one call. */
    private Outcome record(RecordingCommand.RecordMix command) {
        Recording recording = media.recordMixed(
                command.recording(), MIX_RATE, new FileAbout(command.call(), Instant.now(), command.notes()));
        if (media.recordMix(command.mix(), recording)) {
            return Outcome.DONE;
        }
        recording.end(Recorded.End.STOPPED);
        return Outcome.failed("nobody is in the mix", Cause.SERVER_ERROR);
    }

    /** Somebody speaks who talks with nobody. */
    private Outcome listen(LiveCall call, RecordingCommand.RecordSpeech command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered() || leg.bridged() != null) {
            return Outcome.failed("only who was answered and talks with nobody speaks alone", Cause.SERVER_ERROR);
        }
        end(call, Recorded.End.STOPPED);
        Recording recording = media.record(command.recording(), Speech.rateOf(leg.codec()),
                new FileAbout(call.id(), Instant.now(), command.notes()), command.limits());
        call.recording(recording);
        media.tap(leg.rtp(), recording.tap());
        return Outcome.DONE;
    }

    /** Two legs have been bridged: what is recorded is what they say from now on. */
    void follow(LiveCall call, Leg a) {
        Recording recording = call.recording();
        if (recording != null && !recording.isOver() && a != null && a.bridged() != null) {
            media.tap(a.rtp(), a.bridged().rtp(), recording.tap());
        }
    }

    /** A leg goes to another call: what it says there is not of this recording. */
    void leave(LiveCall call, Leg leg) {
        if (call.recording() != null && leg != null) {
            media.untap(leg.rtp());
        }
    }

    /** Nobody is left. */
    void over(LiveCall call) {
        end(call, Recorded.End.CALL_ENDED);
    }

    private void end(LiveCall call, Recorded.End why) {
        Recording recording = call.recording();
        if (recording == null) {
            return;
        }
        call.recording(null);
        call.legs().forEach(leg -> leave(leg));
        recording.end(why);
    }

    private void leave(Leg leg) {
        if (leg.rtp() != null) {
            media.untap(leg.rtp());
        }
    }
}
