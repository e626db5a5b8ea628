package io.carillon.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads calls in the order in which they were recorded, from behind the watermark. The checkpoint of the job
 * repository is for people to look at: where to begin is always asked of the sums themselves.
 */
@Dependent
@Named("cdrRollUpReader")
public class CdrRollUpReader extends AbstractItemReader {
    private static final int PAGE = 500;

    @EJB
    private RollUpStore store;

    private final Deque<CountedCall> page = new ArrayDeque<>();
    private long lastRead;
    private boolean finished;

    public CdrRollUpReader() {}

    CdrRollUpReader(RollUpStore store) {
        this.store = store;
    }

    @Override
    public void open(Serializable checkpoint) {
        lastRead = store.watermark();
    }

    @Override
    public Object readItem() {
        if (page.isEmpty() && !finished) {
            page.addAll(store.next(lastRead, PAGE));
            finished = page.size() < PAGE;
        }
        CountedCall call = page.poll();
        if (call != null) {
            lastRead = call.seq();
        }
        return call;
    }

    @Override
    public Serializable checkpointInfo() {
        return lastRead;
    }
}
