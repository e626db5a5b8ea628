package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.history.Past;
import io.carillon.history.Past.Book;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lets go of a chunk of history and audit. What must stay by the moment it begins, stays. */
@Dependent
@Named("pastPurgeWriter")
public class PastPurgeWriter extends AbstractItemWriter {
    @Inject
    private Past past;

    private final Map<Book, Integer> gone = new EnumMap<>(Book.class);

    @Override
    public void writeItems(List<Object> items) {
        for (Book book : Book.values()) {
            List<Past.Line> lines = items.stream().map(Old.class::cast).filter(old -> old.book() == book).map(Old::line).toList();
            if (!lines.isEmpty()) {
                gone.merge(book, past.purge(book, lines, JobDesk.HISTORY_PURGE), Integer::sum);
            }
        }
    }

    @Override
    public void close() {
        gone.forEach((book, rows) -> LOG.pastPurged(rows, book.name()));
    }
}
