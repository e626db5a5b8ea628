package io.carillon.contract;

import java.util.Map;

/** What concerns the recording of a call; {@link RecordingEnded} follows once when it is over. */
public sealed interface RecordingCommand extends SwitchCommand {
    /** The recorded call. */
    CallId call();

    /** Its name: 6 to 40 small letters, digits and hyphens, never used before; it begins as the call does. */
    String recording();

    @Override
    default <R> R applyTo(Handler<R> handler) {
        return handler.recording(this);
    }

    /**
     * Write down what two bridged legs say, and those bridged later in the call, until it is stopped or the call ends.
     *
     * @param left the leg on the left side; the other one is on the right
     * @param notes what the application wants to know of it later, kept with it: at most 32, of 200 characters each
     */
    record StartRecording(CallId call, String recording, LegId left, Map<String, String> notes)
            implements RecordingCommand {}

    /**
     * Write down what an answered leg that talks with nobody says, for itself, from now on: until it is stopped, the limits
     * are reached or the leg is gone. What it hears meanwhile is not in it.
     *
     * @param leg who speaks
     * @param limits what ends it
     * @param notes as those of {@link StartRecording}
     */
    record RecordSpeech(CallId call, String recording, LegId leg, SpeechLimits limits, Map<String, String> notes)
            implements RecordingCommand {}

    /** Leave silence from now on, or go on. Nothing that is said meanwhile is kept anywhere. */
    record PauseRecording(CallId call, String recording, boolean paused) implements RecordingCommand {}

    /** The recording is over, the call goes on. */
    record StopRecording(CallId call, String recording) implements RecordingCommand {}

    /**
     * Write down all that is said in a mix, mixed, until it is stopped or nobody is left there. It does not end with the call.
     *
     * @param call in which somebody wanted it
     * @param mix name of the mix
     * @param notes as of {@link StartRecording}
     */
    record RecordMix(CallId call, String recording, String mix, Map<String, String> notes) implements RecordingCommand {}

    /** The recording of a mix is over; its people talk on. Nothing happens when there is none of that name. */
    record StopRecordingMix(CallId call, String recording, String mix) implements RecordingCommand {}
}
