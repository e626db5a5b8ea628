package io.carillon.call;

import io.carillon.contract.LegId;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.RecordingEnded;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is written down of a caller who speaks to a feature of the house. */
record SpeechRules(Turn turn) {
    private static final int LONGEST_NOTE = 200;

    /** With the notes of the feature goes who speaks; a caller who does not want to be known is not. */
    void start(LegId leg, HostAct.Speech act) {
        giveUp();
        Call call = turn.call();
        turn.recording(turn.recording().begun(""));
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("tenant", call.tenant().name());
        notes.put("direction", turn.direction().name());
        notes.put("caller", turn.isWithheld() ? "anonymous" : turn.leg(leg).party());
        notes.put("callerName", turn.isWithheld() ? "" : turn.from().displayName());
        notes.put("callee", call.to());
        notes.putAll(act.notes());
        notes.replaceAll((key, note) -> note.substring(0, Math.min(note.length(), LONGEST_NOTE)));
        turn.command(new RecordingCommand.RecordSpeech(
                call.id(), turn.recording().nameIn(call), leg, act.limits(), Map.copyOf(notes)));
    }

    /** The end is told when it has come. */
    void stop() {
        if (turn.recording().on()) {
            turn.command(new RecordingCommand.StopRecording(turn.call().id(), turn.recording().nameIn(turn.call())));
        }
    }

    /** Nobody wants to hear of the end any more. */
    void giveUp() {
        if (turn.recording().on()) {
            stop();
            turn.recording(turn.recording().over());
        }
    }

    /** What the feature hears of an end; null when nothing of it goes on. */
    HostInput ended(RecordingEnded in) {
        return isOver(in.recording()) ? new HostInput.Recorded(in.recording(), in.why(), in.millis()) : null;
    }

    /** What it hears when a command failed; null when that was the end, which has come by itself and is told. */
    HostInput failed(RecordingCommand command) {
        return command instanceof RecordingCommand.RecordSpeech && isOver(command.recording())
                ? new HostInput.Recorded(command.recording(), Recorded.End.STORAGE, 0) : null;
    }

    private boolean isOver(String recording) {
        boolean ours = turn.recording().on() && recording.equals(turn.recording().nameIn(turn.call()));
        if (ours) {
            turn.recording(turn.recording().over());
        }
        return ours;
    }
}
