package io.carillon.phone;

import io.carillon.rtp.prompt.Recording;
import io.carillon.rtp.prompt.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the prompts and the music of the product again when it hears them. */
public final class Recognition {
    private static final int PIECE = 2400;
    /** What is listened for is asked for several times a second. */
    private static final Map<String, short[]> READ = new ConcurrentHashMap<>();

    private Recognition() {}

    /** How alike the loudest piece of a prompt is to the best fitting place of what was heard: 1 is the same. */
    public static double ofPrompt(Hearing hearing, String language, String name) throws IOException {
        short[] all = samples(language + ".wav");
        for (String line : new String(bytes(language + ".index"), StandardCharsets.UTF_8).lines().toList()) {
            String[] fields = line.split(" ");
            if (fields[0].equals(name)) {
                int from = Integer.parseInt(fields[1]);
                return of(Arrays.copyOfRange(all, from, from + Integer.parseInt(fields[2])), hearing.samples());
            }
        }
        throw new IOException("no prompt " + name);
    }

    /** The same of any other recording. */
    public static double ofSound(Hearing hearing, Recording sound) {
        return of(sound.samples(), hearing.samples());
    }

    /** How alike the loudest piece of what was heard is to the best fitting place of the music. */
    public static double ofMusic(Hearing hearing) throws IOException {
        short[] music = samples("music.wav");
        short[] twice = Arrays.copyOf(music, music.length + PIECE);
        System.arraycopy(music, 0, twice, music.length, PIECE);
        return of(hearing.samples(), twice);
    }

    /** Tries the loudest piece of one sound at every place of another. */
    private static double of(short[] wanted, short[] in) {
        if (wanted.length < PIECE || in.length < PIECE) {
            return 0;
        }
        short[] piece = loudest(wanted);
        double[] products = new Correlation(piece).with(in);
        double energy = energy(piece, 0);
        double best = 0;
        double there = energy(in, 0);
        for (int at = 0; at + PIECE < in.length; at++) {
            best = Math.max(best, products[at] / Math.sqrt(Math.max(1, energy * there)));
            there += (double) in[at + PIECE] * in[at + PIECE] - (double) in[at] * in[at];
        }
        return best;
    }

    private static short[] loudest(short[] sound) {
        int best = 0;
        for (int at = 0; at + PIECE <= sound.length; at += PIECE / 4) {
            best = energy(sound, at) > energy(sound, best) ? at : best;
        }
        return Arrays.copyOfRange(sound, best, best + PIECE);
    }

    private static double energy(short[] samples, int from) {
        double sum = 0;
        for (int i = from; i < from + PIECE; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }

    private static short[] samples(String resource) throws IOException {
        short[] known = READ.get(resource);
        if (known == null) {
            known = WavFile.read(bytes(resource)).samples();
            READ.put(resource, known);
        }
        return known;
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Recording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
