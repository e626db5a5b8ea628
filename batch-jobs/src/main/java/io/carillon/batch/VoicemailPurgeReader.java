package io.carillon.batch;

import io.carillon.voicemail.Message;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads messages whose time is over, and those that were deleted a day ago or earlier. There is nothing to remember. */
@Dependent
@Named("voicemailPurgeReader")
public class VoicemailPurgeReader extends AbstractItemReader {
    /** More wait for the next run. */
    private static final int MOST = 10_000;

    @Inject
    private VoicemailDesk desk;

    private final Deque<Message> due = new ArrayDeque<>();

    @Override
    public void open(Serializable checkpoint) {
        due.addAll(desk.due(Instant.now(), MOST));
    }

    @Override
    public Object readItem() {
        return due.poll();
    }
}
