package io.carillon.rtp.transcript;

import io.carillon.rtp.answer.SpeechMeter;
import io.carillon.rtp.pcm.AudioSink;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Cuts what somebody says into sentences: from 200 ms before the first sound to 700 ms of silence, at most 15 seconds, and has
 * them understood. What it needs it has from the beginning.
 */
public final class Sentences implements AudioSink {
    private static final int RATE = 8000;
    private static final int FRAME = RATE / 50;
    private static final int BEFORE = 10 * FRAME;
    private static final int MOST = 15 * RATE;
    private static final int SILENT_FRAMES = 35;
    /** A cough of less than 200 ms is no sentence. */
    private static final int SPOKEN_FRAMES = 10;

    private final Understanding understanding;
    private final String language;
    private final Consumer<String> words;
    private final SpeechMeter meter = new SpeechMeter();
    private final AtomicReference<short[]> spare = new AtomicReference<>(new short[MOST]);
    private short[] said = new short[MOST];
    private int count;
    private int spoken;
    private int silent;

    /** @param words gets each sentence, on a thread of the transcriber */
    public Sentences(Transcriber transcriber, String language, Consumer<String> words) {
        this((Understanding) transcriber, language, words);
    }

    Sentences(Understanding understanding, String language, Consumer<String> words) {
        this.understanding = understanding;
        this.language = language;
        this.words = words;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void take(short[] frame) {
        boolean speaks = meter.speaks(frame, FRAME);
        if (spoken == 0 && !speaks && count >= BEFORE) {
            System.arraycopy(said, FRAME, said, 0, count - FRAME); // nobody speaks: the last 200 ms are kept
            count -= FRAME;
        }
        System.arraycopy(frame, 0, said, count, FRAME);
        count += FRAME;
        spoken += speaks ? 1 : 0;
        silent = speaks ? 0 : silent + 1;
        if (spoken > 0 && (silent >= SILENT_FRAMES || count == MOST)) {
            end();
        }
    }

    private void end() {
        boolean sentence = spoken >= SPOKEN_FRAMES;
        short[] next = sentence ? spare.getAndSet(null) : null;
        if (next != null) {
            short[] done = said;
            understanding.understand(new Understanding.Sentence(done, count, language, () -> spare.set(done)), words);
            said = next;
        } else if (sentence) {
            understanding.lost("the sentence before still waits");
        }
        count = 0;
        spoken = 0;
        silent = 0;
    }
}
