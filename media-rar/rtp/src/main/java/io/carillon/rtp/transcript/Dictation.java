package io.carillon.rtp.transcript;

import io.carillon.contract.RecordedAudio;
import io.carillon.rtp.pcm.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A recording, understood sentence by sentence on the thread that reads it: a long message is many short questions, none of
 * which an engine has to wait for, and never in memory as a whole. It is understood as a whole or not at all.
 */
final class Dictation implements Understanding {
    private static final int WAV_HEADER = 44;
    private static final int CHANNELS_AT = 22;
    private static final int RATE_AT = 24;
    private static final int FRAMES_PER_SECOND = 50;
    /** After so many of silence every sentence has ended. */
    private static final int LAST_SILENCE = 50;
    private static final int MOST_CHARACTERS = 8_000;

    private final TranscriptEngine engine;
    private final String language;
    private final StringBuilder words = new StringBuilder();
    private IOException trouble;
    private InterruptedException stopping;

    Dictation(TranscriptEngine engine, String language) {
        this.engine = engine;
        this.language = language;
    }

    /** @return up to {@value #MOST_CHARACTERS} characters */
    String of(RecordedAudio audio) throws IOException, InterruptedException {
        Sentences sentences = new Sentences(this, language, this::add);
        ByteBuffer header = ByteBuffer.wrap(stretch(audio, 0, WAV_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        int channels = header.getShort(CHANNELS_AT);
        int rate = header.getInt(RATE_AT);
        Resampler resampler = Resampler.between(rate, sentences.rate());
        int bytes = rate / FRAMES_PER_SECOND * channels * Short.BYTES;
        short[] frame = new short[rate / FRAMES_PER_SECOND];
        for (long at = WAV_HEADER; at < audio.size(); at += bytes) {
            mix(stretch(audio, at, bytes), channels, frame);
            if (resampler != null) {
                resampler.resample(frame, frame.length, frame);
            }
            sentences.take(frame);
            check();
        }
        Arrays.fill(frame, (short) 0);
        for (int i = 0; i < LAST_SILENCE; i++) {
            sentences.take(frame);
        }
        check();
        return words.toString();
    }

    private void check() throws IOException, InterruptedException {
        if (stopping != null) {
            throw stopping;
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    /** So many bytes from there on; behind the end is silence. */
    private static byte[] stretch(RecordedAudio audio, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length;) {
            int read = audio.read(at + done, bytes, done, length - done);
            if (read < 0) {
                break;
            }
            done += read;
        }
        return bytes;
    }

    private static void mix(byte[] bytes, int channels, short[] frame) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frame.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += in.getShort();
            }
            frame[i] = (short) (sum / channels);
        }
    }

    @Override
    public void understand(Sentence sentence, Consumer<String> heard) {
        if (trouble != null || stopping != null) {
            return;
        }
        short[] said = Arrays.copyOf(sentence.samples(), sentence.count());
        sentence.taken().run();
        try {
            heard.accept(engine.understand(said, language).strip());
        } catch (IOException failed) {
            trouble = failed;
        } catch (InterruptedException interrupted) {
            stopping = interrupted;
        }
    }

    private void add(String heard) {
        int room = MOST_CHARACTERS - words.length() - 1;
        if (!heard.isEmpty() && room > 0) {
            words.append(words.length() == 0 ? "" : " ").append(heard, 0, Math.min(room, heard.length()));
        }
    }

    @Override
    public void lost(String reason) {
        trouble = new IOException(reason);
    }
}
