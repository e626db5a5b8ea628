package io.carillon.rar;

import io.carillon.contract.ThreadRank;
import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import java.util.List;

/** One thread of the server's work manager lent to the lanes for as long as the adapter runs. */
final class LaneWork implements Work, WorkContextProvider {
    private static final long serialVersionUID = 1L;

    private final transient CallLanes lanes;

    LaneWork(CallLanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public void run() {
        Thread thread = Thread.currentThread();
        int before = thread.getPriority();
        thread.setPriority(ThreadRank.CALLS);
        try {
            lanes.work();
        } finally {
            thread.setPriority(before);
        }
    }

    /** Nothing to interrupt: closing the lanes sends their threads home after the waiting work. */
    @Override
    public void release() {
        RarLog.LOG.laneThreadReleased();
    }

    /** Asks for a thread of the pool for long-running work, so that short works of other adapters are not starved. */
    @Override
    public List<WorkContext> getWorkContexts() {
        HintsContext hints = new HintsContext();
        hints.setName("carillon-lane");
        hints.setHint(HintsContext.LONGRUNNING_HINT, Boolean.TRUE);
        return List.of(hints);
    }
}
