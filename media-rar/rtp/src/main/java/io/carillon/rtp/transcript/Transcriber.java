package io.carillon.rtp.transcript;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Has sentences understood by two threads, for whom at most {@value #MOST_WAITING} wait; what comes then is lost and counted. */
public final class Transcriber implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 100;

    private final TranscriptEngine engine;
    private final AtomicLong understood = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ThreadPoolExecutor threads;

    /** @param engine that understands; null for none */
    public Transcriber(TranscriptEngine engine) {
        this.engine = engine;
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
                task -> {
                    Thread thread = new Thread(task, "carillon-transcripts");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Whether there is an engine at all. */
    public boolean isThere() {
        return engine != null;
    }

    /**
     * Has a sentence understood.
     *
     * @param sentence its samples and how many of them count; {@code taken} is run as soon as they are not needed any more
     * @param words gets the words on a thread of the transcriber, unless there are none
     */
    void understand(Sentence sentence, Consumer<String> words) {
        try {
            threads.execute(() -> {
                short[] said = Arrays.copyOf(sentence.samples(), sentence.count());
                sentence.taken().run();
                understand(said, sentence.language(), words);
            });
        } catch (RejectedExecutionException full) {
            sentence.taken().run();
            lost(MOST_WAITING + " sentences wait already");
        }
    }

    /** Something that was said. */
    record Sentence(short[] samples, int count, String language, Runnable taken) {}

    private void understand(short[] said, String language, Consumer<String> words) {
        try {
            String heard = engine.understand(said, language);
            understood.incrementAndGet();
            if (!heard.isBlank()) {
                words.accept(heard);
            }
        } catch (IOException | RuntimeException reason) {
            lost(reason.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    void lost(String reason) {
        long times = failed.incrementAndGet();
        if (Long.bitCount(times) == 1) {
            TranscriptLog.LOG.notUnderstood(times, reason);
        }
    }

    /** Counters by the names of the switch statistics. */
    public Map<String, Long> counters() {
        return Map.of("transcripts.understood", understood.get(), "transcripts.failed", failed.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
