package io.carillon.voicemail;

/** The audio of a message or greeting cannot be had, or stored, now. */
public final class AudioMissing extends Exception {
    private static final long serialVersionUID = 1L;

    AudioMissing(String reason) {
        super(reason);
    }
}
