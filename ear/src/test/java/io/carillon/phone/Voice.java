package io.carillon.phone;

import java.util.Set;

/** A phone's codecs: a tone as payload, and payload as linear samples of 8 kHz. */
public final class Voice {
    /** As our phones number Opus. */
    static final int OPUS = 111;
    /** Ten bytes for ten milliseconds, which nobody here understands: what is said is a pattern, heard byte by byte. */
    static final int G729 = 18;
    /** RTP payload types it speaks: PCMU, PCMA, G.722, Opus; and G.729 in its way. */
    static final Set<Integer> PAYLOADS = Set.of(0, 8, 9, G729, OPUS);

    private static final double AMPLITUDE = 32_768 * Math.pow(10, -10 / 20.0);
    private static final int HEADER = 12;
    private static final int FRAME = 160;

    private final G722Low mouth = new G722Low();
    private final G722Low ear = new G722Low();
    private OpusVoice opus;
    private double phase;
    private volatile double secondHertz;
    private double secondPhase;

    /** A second tone over the first from now on; 0 for none. */
    public void alsoSay(double hertz) {
        secondHertz = hertz;
    }

    /** Whether this machine has what Opus takes: the phones and the server run on the same. */
    public static boolean hasOpus() {
        return OpusVoice.isHere();
    }

    /** A packet of 20 ms of a tone, its header still empty. */
    byte[] say(int payloadType, double hertz) {
        if (payloadType == G729) {
            byte[] packet = new byte[HEADER + pattern(hertz).length];
            System.arraycopy(pattern(hertz), 0, packet, HEADER, packet.length - HEADER);
            return packet;
        }
        short[] frame = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            double second = secondHertz == 0 ? 0 : Math.sin(secondPhase);
            frame[i] = (short) (AMPLITUDE * (Math.sin(phase) + second));
            phase += 2 * Math.PI * hertz / 8000;
            secondPhase += 2 * Math.PI * secondHertz / 8000;
        }
        return payloadType == OPUS ? opus().encode(frame, HEADER) : encode(frame, payloadType);
    }

    /** What stands for a tone in a packet of 20 ms of G.729. */
    public static byte[] pattern(double hertz) {
        byte[] pattern = new byte[20];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) (hertz + 7 * i);
        }
        return pattern;
    }

    private byte[] encode(short[] frame, int payloadType) {
        byte[] packet = new byte[HEADER + FRAME];
        for (int i = 0; i < FRAME; i++) {
            packet[HEADER + i] = switch (payloadType) {
                case 8 -> Alaw.encode(frame[i]);
                case 9 -> mouth.encode(frame[i]);
                default -> Ulaw.encode(frame[i]);
            };
        }
        return packet;
    }

    private synchronized OpusVoice opus() {
        opus = opus == null ? new OpusVoice() : opus;
        return opus;
    }

    /** Units of the RTP clock in 20 ms. */
    static int ticks(int payloadType) {
        return payloadType == OPUS ? 6 * FRAME : FRAME;
    }

    short[] hear(byte[] packet, int length, int payloadType) {
        if (payloadType == OPUS) {
            return opus().decode(packet, HEADER, length);
        }
        short[] samples = new short[length - HEADER];
        for (int i = HEADER; i < length; i++) {
            samples[i - HEADER] = (short) switch (payloadType) {
                case 8 -> Alaw.decode(packet[i]);
                case 9 -> ear.decode(packet[i]);
                case G729 -> packet[i];
                default -> Ulaw.decode(packet[i]);
            };
        }
        return samples;
    }
}
