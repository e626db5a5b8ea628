package io.carillon.rtp.transcript;

import io.carillon.contract.RecordedAudio;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Has sentences understood by two threads, for whom at most {@value #MOST_WAITING} wait; what comes then is lost and counted. */
public final class Transcriber implements Understanding, AutoCloseable {
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
     * What was said in a recording, sentence by sentence, on the thread that asks: what failed live is lost, what is kept can be
     * asked for again.
     *
     * @param language ISO 639 code
     * @return the words, blank when there are none
     * @throws IOException with one line saying why nobody understands it, or the recording cannot be read
     */
    public String understand(RecordedAudio audio, String language) throws IOException {
        if (engine == null) {
            throw new IOException("nobody understands: see carillon.transcripts.url");
        }
        try {
            String words = new Dictation(engine, language).of(audio);
            understood.incrementAndGet();
            return words;
        } catch (InterruptedException stopping) {
            throw new InterruptedIOException("the server stops");
        } catch (IOException | RuntimeException reason) {
            failed.incrementAndGet();
            throw new IOException(why(reason), reason);
        }
    }

    @Override
    public void understand(Sentence sentence, Consumer<String> words) {
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

    private void understand(short[] said, String language, Consumer<String> words) {
        try {
            String heard = engine.understand(said, language);
            understood.incrementAndGet();
            if (!heard.isBlank()) {
                words.accept(heard);
            }
        } catch (IOException | RuntimeException reason) {
            lost(why(reason));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of a connection that was refused the JDK has no words. */
    private static String why(Exception reason) {
        return reason.getMessage() == null ? reason.toString() : reason.getMessage();
    }

    @Override
    public void lost(String reason) {
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
