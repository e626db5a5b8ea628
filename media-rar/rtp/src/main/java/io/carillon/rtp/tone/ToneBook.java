package io.carillon.rtp.tone;

import io.carillon.contract.Tone;
import io.carillon.rtp.pcm.AudioSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tones as one country is used to them (ITU-T E.180 Supplement 2). */
public final class ToneBook {
    /** What ITU-T E.180 recommends to countries that have no tones of their own yet. */
    public static final String RECOMMENDED = "ITU";

    private static final String CONFIRMATION = "600/300";
    private static final String REJECTED = "400/200 0/100 400/200 0/100 400/200";
    private static final String BEEP = "1000/400";
    private static final int COLUMNS = 6;
    /** Who hears that a call has failed hears it for about three seconds. */
    private static final int FAILURE_FRAMES = 150;
    private static final Map<String, String[]> COUNTRIES = read();

    private final Map<Tone, ToneSamples> tones = new EnumMap<>(Tone.class);

    private ToneBook(String[] columns) {
        tones.put(Tone.CONFIRMATION, ToneSamples.once(Cadence.of(CONFIRMATION)));
        tones.put(Tone.REJECTED, ToneSamples.once(Cadence.of(REJECTED)));
        tones.put(Tone.BEEP, ToneSamples.once(Cadence.of(BEEP)));
        tones.put(Tone.DIAL, ToneSamples.endless(Cadence.of(columns[1])));
        tones.put(Tone.RINGBACK, ToneSamples.endless(Cadence.of(columns[2])));
        tones.put(Tone.BUSY, ToneSamples.lasting(Cadence.of(columns[3]), FAILURE_FRAMES));
        tones.put(Tone.CONGESTION, ToneSamples.lasting(Cadence.of(columns[4]), FAILURE_FRAMES));
        tones.put(Tone.SPECIAL_INFORMATION, ToneSamples.lasting(Cadence.of(columns[5]), FAILURE_FRAMES));
    }

    /** The countries there are: ISO 3166 codes of two letters, and {@link #RECOMMENDED}. */
    public static Set<String> countries() {
        return COUNTRIES.keySet();
    }

    /**
     * The tones of a country.
     *
     * @throws IllegalArgumentException when it is not one of {@link #countries}
     */
    public static ToneBook of(String country) {
        String[] columns = COUNTRIES.get(country);
        if (columns == null) {
            throw new IllegalArgumentException("no tones of " + country);
        }
        return new ToneBook(columns);
    }

    /** A tone from its beginning. */
    public AudioSource play(Tone tone) {
        return new ToneSource(tones.get(tone));
    }

    /** One cadence of a tone, 8000 samples per second. */
    public short[] cadence(Tone tone) {
        return tones.get(tone).cadence();
    }

    private static Map<String, String[]> read() {
        Map<String, String[]> countries = new TreeMap<>();
        try (InputStream in = ToneBook.class.getResourceAsStream("countries.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\\s*\\|\\s*");
                if (columns.length == COLUMNS && !line.startsWith("#")) {
                    countries.put(columns[0], columns);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return countries;
    }
}
