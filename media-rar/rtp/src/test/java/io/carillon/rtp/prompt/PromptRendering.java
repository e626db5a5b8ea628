package io.carillon.rtp.prompt;

import io.carillon.rtp.codec.G711;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the prompts that come with the product: of each list of texts in {@code src/prompts} one WAV of G.711 with all of them,
 * and the table that says which is where. Also the music.
 */
final class PromptRendering {
    static final Path LISTS = Path.of("src/prompts");
    private static final Path RESOURCES = Path.of("src/main/resources/io/carillon/rtp/prompt");
    private static final int QUIET = 250;
    private static final int MARGIN = Recording.RATE / 40;
    private static final double PEAK = 14_000;
    private static final double[][] CHORDS = {
        {261.63, 329.63, 392.00, 523.25}, {220.00, 261.63, 329.63, 440.00},
        {174.61, 220.00, 261.63, 349.23}, {196.00, 246.94, 293.66, 392.00}};

    private PromptRendering() {}

    /** Texts of a language by name, in the order of the list. */
    static Map<String, String> texts(String language) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(LISTS.resolve(language + ".txt"))) {
            String[] parts = line.split(" = ", 2);
            texts.put(parts[0], parts[1]);
        }
        return texts;
    }

    static void set(String language, SpeechEngine engine) throws Exception {
        List<String> index = new ArrayList<>();
        short[] all = new short[Recording.RATE * 600];
        int at = 0;
        for (Map.Entry<String, String> text : texts(language).entrySet()) {
            short[] spoken = levelled(trimmed(engine.speak(language, text.getValue()).samples()));
            System.arraycopy(spoken, 0, all, at, spoken.length);
            index.add(text.getKey() + " " + at + " " + spoken.length);
            at += spoken.length;
        }
        Files.createDirectories(RESOURCES);
        Files.write(RESOURCES.resolve(language + ".wav"), wav(Arrays.copyOf(all, at)));
        Files.write(RESOURCES.resolve(language + ".index"), index, StandardCharsets.UTF_8);
    }

    /** Sixteen seconds of broken chords, plucked, that begin where they end. */
    static void music() throws IOException {
        int note = Recording.RATE / 4;
        short[] all = new short[CHORDS.length * 16 * note];
        for (int i = 0; i < CHORDS.length * 16; i++) {
            double hertz = CHORDS[i / 16][List.of(0, 1, 2, 3, 2, 1, 2, 1).get(i % 8)];
            for (int k = 0; k < 4 * note; k++) {
                double t = (double) k / Recording.RATE;
                double sound = Math.exp(-4 * t) * (Math.sin(2 * Math.PI * hertz * t) + 0.3 * Math.sin(4 * Math.PI * hertz * t));
                all[(i * note + k) % all.length] += (short) (3000 * Math.min(1, k / 40.0) * sound);
            }
        }
        Files.createDirectories(RESOURCES);
        Files.write(RESOURCES.resolve("music.wav"), wav(all));
    }

    private static short[] trimmed(short[] samples) {
        int first = 0;
        while (first < samples.length && Math.abs(samples[first]) < QUIET) {
            first++;
        }
        int last = samples.length;
        while (last > first && Math.abs(samples[last - 1]) < QUIET) {
            last--;
        }
        return Arrays.copyOfRange(samples, Math.max(0, first - MARGIN), Math.min(samples.length, last + 2 * MARGIN));
    }

    private static short[] levelled(short[] samples) {
        int peak = 1;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        short[] levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) Math.round(samples[i] * PEAK / peak);
        }
        return levelled;
    }

    /** As G.711, mu-law. */
    static byte[] wav(short[] samples) {
        ByteBuffer out = ByteBuffer.allocate(46 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(38 + samples.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(18);
        out.putShort((short) 7).putShort((short) 1).putInt(Recording.RATE).putInt(Recording.RATE);
        out.putShort((short) 1).putShort((short) 8).putShort((short) 0);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length);
        for (short sample : samples) {
            out.put(G711.MU_LAW.encode(sample));
        }
        return out.array();
    }
}
