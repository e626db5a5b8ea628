package io.carillon.batch;

import io.carillon.recording.RecordingDesk;
import io.carillon.recording.RecordingEntry;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads recordings whose time is over. What was destroyed is not found again, so a new run begins where an earlier one
 * ended and there is nothing to remember.
 */
@Dependent
@Named("recordingPurgeReader")
public class RecordingPurgeReader extends AbstractItemReader {
    /** More wait for the next run. */
    private static final int MOST = 10_000;

    @Inject
    private RecordingDesk desk;

    private final Deque<RecordingEntry> due = new ArrayDeque<>();

    @Override
    public void open(Serializable checkpoint) {
        due.addAll(desk.due(Instant.now(), MOST));
    }

    @Override
    public Object readItem() {
        return due.poll();
    }
}
