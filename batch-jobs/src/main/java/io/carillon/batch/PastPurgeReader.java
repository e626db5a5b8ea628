package io.carillon.batch;

import io.carillon.history.Past;
import io.carillon.history.Past.Book;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads what of history and audit is older than it is kept. What went is not found again: there is nothing to remember. */
@Dependent
@Named("pastPurgeReader")
public class PastPurgeReader extends AbstractItemReader {
    /** More wait for the next run. */
    private static final int MOST = 100_000;

    @Inject
    private Past past;

    private final Deque<Old> due = new ArrayDeque<>();

    @Override
    public void open(Serializable checkpoint) {
        Instant now = Instant.now();
        for (Book book : Book.values()) {
            past.due(book, now, MOST).forEach(line -> due.add(new Old(book, line)));
        }
    }

    @Override
    public Object readItem() {
        return due.poll();
    }
}
