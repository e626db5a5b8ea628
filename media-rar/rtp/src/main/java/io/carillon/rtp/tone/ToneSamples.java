package io.carillon.rtp.tone;

import io.carillon.contract.Tone;
import io.carillon.rtp.codec.G711;
import java.util.EnumMap;
import java.util.Map;

/**
 * One cadence of a tone at 8 kHz, encoded once for ever.
 *
 * <p>ITU-T E.180 puts call progress tones near -10 dBm0. Each burst rises and falls within 4 ms, so that its edges do
 * not click. All lengths are whole numbers of 20 ms, so that a packet never holds the end of one cadence and the
 * start of another.
 */
public final class ToneSamples {
    /** Samples in a packet of 20 ms. */
    public static final int PACKET = 160;
    /** Level of all tones, dBm0. */
    public static final double LEVEL_DBM0 = -10;

    private static final int RATE = 8000;
    private static final int EDGE = RATE * 4 / 1000;
    private static final Map<Tone, ToneSamples> MU = all(G711.MU_LAW);
    private static final Map<Tone, ToneSamples> A = all(G711.A_LAW);

    private final byte[] encoded;
    private final boolean endless;

    private ToneSamples(byte[] encoded, boolean endless) {
        this.encoded = encoded;
        this.endless = endless;
    }

    /** The tone in an encoding. */
    public static ToneSamples of(Tone tone, G711 law) {
        return (law == G711.MU_LAW ? MU : A).get(tone);
    }

    private static Map<Tone, ToneSamples> all(G711 law) {
        Map<Tone, ToneSamples> tones = new EnumMap<>(Tone.class);
        for (Tone tone : Tone.values()) {
            tones.put(tone, new ToneSamples(encode(tone, law), tone.isEndless()));
        }
        return Map.copyOf(tones);
    }

    private static byte[] encode(Tone tone, G711 law) {
        return switch (tone) {
            case CONFIRMATION -> cadence(law, 600, 300);
            case REJECTED -> cadence(law, 400, 200, 100, 200, 100, 200);
            case RINGBACK -> cadence(law, 425, 1000, 4000);
        };
    }

    /** Sound and silence in turn, in milliseconds, starting with sound; the end is filled up to a whole packet. */
    private static byte[] cadence(G711 law, int hertz, int... millis) {
        int length = 0;
        for (int part : millis) {
            length += part * RATE / 1000;
        }
        byte[] encoded = new byte[(length + PACKET - 1) / PACKET * PACKET];
        java.util.Arrays.fill(encoded, law.encode((short) 0));
        int at = 0;
        for (int i = 0; i < millis.length; i++) {
            int samples = millis[i] * RATE / 1000;
            if (i % 2 == 0) {
                burst(law, encoded, at, samples, hertz);
            }
            at += samples;
        }
        return encoded;
    }

    private static void burst(G711 law, byte[] encoded, int from, int samples, int hertz) {
        double amplitude = G711.FULL_SCALE * Math.pow(10, (LEVEL_DBM0 - G711.FULL_SCALE_DBM0) / 20);
        for (int i = 0; i < samples; i++) {
            double edge = Math.min(1.0, (Math.min(i, samples - 1 - i) + 0.5) / EDGE);
            encoded[from + i] = law.encode((short) Math.round(
                    amplitude * edge * Math.sin(2 * Math.PI * hertz * i / RATE)));
        }
    }

    /** Packets of 20 ms in one cadence. */
    public int packets() {
        return encoded.length / PACKET;
    }

    /** Whether the cadence starts again after its last packet. */
    public boolean isEndless() {
        return endless;
    }

    /** Copies the 160 bytes of a packet of the cadence. */
    public void copy(int packet, java.nio.ByteBuffer to, int at) {
        to.put(at, encoded, packet * PACKET, PACKET);
    }
}
