package io.carillon.phone;

import java.util.Set;

/** A phone's codecs: a tone as payload, and payload as linear samples of 8 kHz. */
public final class Voice {
    /** RTP payload types it speaks: PCMU, PCMA, G.722. */
    static final Set<Integer> PAYLOADS = Set.of(0, 8, 9);

    private static final double AMPLITUDE = 32_768 * Math.pow(10, -10 / 20.0);
    private static final int HEADER = 12;

    private final G722Low mouth = new G722Low();
    private final G722Low ear = new G722Low();
    private double phase;
    private volatile double secondHertz;
    private double secondPhase;

    /** A second tone over the first from now on; 0 for none. */
    public void alsoSay(double hertz) {
        secondHertz = hertz;
    }

    /** Fills what is behind the header with a tone, a byte per sample. */
    void say(byte[] packet, int payloadType, double hertz) {
        for (int i = HEADER; i < packet.length; i++) {
            double second = secondHertz == 0 ? 0 : Math.sin(secondPhase);
            int sample = (int) (AMPLITUDE * (Math.sin(phase) + second));
            phase += 2 * Math.PI * hertz / 8000;
            secondPhase += 2 * Math.PI * secondHertz / 8000;
            packet[i] = switch (payloadType) {
                case 8 -> Alaw.encode(sample);
                case 9 -> mouth.encode(sample);
                default -> Ulaw.encode(sample);
            };
        }
    }

    short[] hear(byte[] packet, int length, int payloadType) {
        short[] samples = new short[length - HEADER];
        for (int i = HEADER; i < length; i++) {
            samples[i - HEADER] = (short) switch (payloadType) {
                case 8 -> Alaw.decode(packet[i]);
                case 9 -> ear.decode(packet[i]);
                default -> Ulaw.decode(packet[i]);
            };
        }
        return samples;
    }
}
