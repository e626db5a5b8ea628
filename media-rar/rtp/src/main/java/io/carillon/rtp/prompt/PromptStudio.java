package io.carillon.rtp.prompt;

import io.carillon.contract.Prompt;
import io.carillon.contract.PromptFiles;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tone.ToneBook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Makes of a prompt what a device can hear. What is known already is there at once; the rest is read from disk or spoken by two
 * threads, for whom at most {@value #MOST_WAITING} prompts wait; who comes then hears two short tones.
 */
public final class PromptStudio implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 200;
    /** Samples that are kept: 17 minutes, 16 MB. */
    private static final long MOST_SAMPLES = 8_000_000;

    private final PromptMaker maker;
    private final MusicShelf music;
    private final OwnPrompts own;
    private final AtomicLong refused = new AtomicLong();
    private final ThreadPoolExecutor threads;

    /**
     * @param directory where the operator's recordings are; need not exist
     * @param engine speaks texts
     * @param tones those that people are used to
     */
    public PromptStudio(Path directory, SpeechEngine engine, ToneBook tones) {
        this(directory, engine, tones, StoredSound.NONE);
    }

    /**
     * @param directory where the operator's recordings are; need not exist
     * @param engine speaks texts
     * @param tones those that people are used to
     * @param stored what was recorded of people
     */
    public PromptStudio(Path directory, SpeechEngine engine, ToneBook tones, StoredSound stored) {
        Shelf shelf = new Shelf(MOST_SAMPLES);
        PromptLibrary library = new PromptLibrary(directory, shelf);
        maker = new PromptMaker(library, shelf, engine, tones, stored);
        own = new OwnPrompts(directory, library);
        music = new MusicShelf(directory);
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "carillon-prompts");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Samples per second of every prompt. */
    public static final int RATE = Recording.RATE;

    /**
     * Hands over the sound of a prompt: at once when all of it is known, else later on another thread.
     *
     * @param prompt what is to be heard
     * @param ready gets it; once, always
     */
    public void make(Prompt prompt, Consumer<AudioSource> ready) {
        List<Recording> known = maker.known(prompt);
        if (known != null) {
            ready.accept(new PromptSource(known, prompt.times()));
            return;
        }
        run(() -> ready.accept(new PromptSource(maker.make(prompt), prompt.times())),
                () -> ready.accept(fallback()));
    }

    /**
     * Hands over music: at once when its class is known, else later on another thread.
     *
     * @param name the class
     * @param ready gets it; once, always
     */
    public void music(String name, Consumer<AudioSource> ready) {
        Music known = music.known(name);
        if (known != null) {
            ready.accept(known.listen());
            return;
        }
        run(() -> ready.accept(music.read(name).listen()), () -> ready.accept(fallback()));
    }

    /** The recordings that people hand in. */
    public PromptFiles own() {
        return own;
    }

    private static AudioSource fallback() {
        return new PromptSource(List.of(PromptMaker.FALLBACK), 1);
    }

    private void run(Runnable work, Runnable otherwise) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException broken) {
                    PromptLog.LOG.unusable("-", broken.toString());
                    otherwise.run();
                }
            });
        } catch (RejectedExecutionException full) {
            long times = refused.incrementAndGet();
            if (Long.bitCount(times) == 1) {
                PromptLog.LOG.busy(times);
            }
            otherwise.run();
        }
    }

    /** What is being spoken is given up. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
