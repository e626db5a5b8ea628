package io.carillon.recording;

/** Why the audio of a recording cannot be had now. */
public final class RecordingMissing extends Exception {
    private static final long serialVersionUID = 1L;

    RecordingMissing(String reason) {
        super(reason);
    }
}
