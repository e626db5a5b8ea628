package io.carillon.queue;

import io.carillon.contract.Aor;
import io.carillon.contract.ThreadRank;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.store.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the thread that does for the queues what no call does: ends pauses after calls, and stores what no lane may wait for. */
@Startup
@Singleton
@DependsOn({"Migration", "DirectoryLoader"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QueueKeeper {
    /** Why an agent makes a pause who did not answer too often. */
    public static final String NO_ANSWER = "no answer";

    private static final int CAPACITY = 1_000;
    private static final long ROUND_MILLIS = 250;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private QueueFloor floor;

    @Inject
    private Agents agents;

    @Inject
    private Callbacks callbacks;

    private final BlockingQueue<Runnable> work = new ArrayBlockingQueue<>(CAPACITY);
    private Loop loop;

    @PostConstruct
    void start() {
        agents.load();
        callbacks.load();
        loop = Loop.start(threads, "carillon-queues", ThreadRank.RECORDS, this::round);
    }

    /** An agent does not answer: it makes a pause. When very many do so at once, some are rung once more before. */
    public void pause(Aor agent) {
        if (!work.offer(() -> pauseNow(agent))) {
            QueueLog.LOG.notPaused(agent.user(), "too many at once");
        }
    }

    /** Something has come of calling somebody back. When very much does so at once, some may be called once more. */
    public void note(Callback callback) {
        if (!work.offer(() -> callbacks.note(callback))) {
            QueueLog.LOG.callbackNotNoted(callback.number(), callback.queue(), "too many at once");
        }
    }

    private void round() throws InterruptedException {
        Runnable next = work.poll(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        try {
            if (next != null) {
                next.run();
            }
            floor.tick();
        } catch (RuntimeException failed) {
            QueueLog.LOG.roundFailed(failed);
        }
    }

    private void pauseNow(Aor agent) {
        try {
            agents.pause(agent, NO_ANSWER, "");
            QueueLog.LOG.pausedForSilence(agent.user());
        } catch (RuntimeException failed) {
            QueueLog.LOG.notPaused(agent.user(), failed.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        loop.stop(1000);
    }
}
