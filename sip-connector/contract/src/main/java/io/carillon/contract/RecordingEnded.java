package io.carillon.contract;

import java.time.Instant;

/**
 * A recording of a call that goes on is over. What became of it is told once more by {@link Recordings#finished}, also
 * when the call has ended meanwhile or the process was killed.
 *
 * @param recording its name
 * @param why what ended it
 * @param millis how long it is
 */
public record RecordingEnded(CallId call, Instant at, String recording, Recorded.End why, long millis)
        implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onRecordingEnded(this);
    }
}
