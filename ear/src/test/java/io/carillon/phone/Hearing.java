package io.carillon.phone;

import java.util.List;

/**
 * What a phone heard in a stretch of time.
 *
 * @param samples decoded linear samples, 8 kHz, in order of arrival
 * @param packets packets that came
 * @param lost sequence numbers that did not come
 * @param longestGapMillis longest time between two packets that followed one another
 * @param stallMillis longest time for which the machine itself did not run this process meanwhile
 */
public record Hearing(short[] samples, int packets, int lost, double longestGapMillis, double stallMillis) {
    private static final int FRAME = 160;
    /** 50 dB below full scale; our music is 17 dB louder where it is quietest. */
    private static final double NEXT_TO_NOTHING = 100;

    static Hearing of(List<Heard> heard, double stallMillis) {
        if (heard.isEmpty()) {
            return new Hearing(new short[0], 0, 0, Double.POSITIVE_INFINITY, stallMillis);
        }
        int total = heard.stream().mapToInt(h -> h.samples().length).sum();
        short[] all = new short[total];
        int at = 0;
        int lost = 0;
        double gap = 0;
        Heard before = null;
        for (Heard one : heard) {
            System.arraycopy(one.samples(), 0, all, at, one.samples().length);
            at += one.samples().length;
            if (before != null && before.ssrc() == one.ssrc()) {
                lost += Math.max(0, (one.sequence() - before.sequence() & 0xFFFF) - 1) & 0x7FFF;
            }
            if (before != null) {
                gap = Math.max(gap, (one.nanos() - before.nanos()) / 1e6);
            }
            before = one;
        }
        return new Hearing(all, heard.size(), lost, gap, stallMillis);
    }

    /** Level of one frequency in dB relative to a full-scale sine, by Goertzel over everything heard. */
    public double levelOf(double hertz) {
        if (samples.length == 0) {
            return -120;
        }
        double omega = 2 * Math.PI * hertz / 8000;
        double coefficient = 2 * Math.cos(omega);
        // In blocks: the phase of a tone may jump between packets of two talk spurts.
        int block = 800;
        double power = 0;
        int blocks = 0;
        for (int start = 0; start + block <= samples.length; start += block) {
            double s1 = 0;
            double s2 = 0;
            for (int i = start; i < start + block; i++) {
                double s0 = samples[i] + coefficient * s1 - s2;
                s2 = s1;
                s1 = s0;
            }
            power += (s1 * s1 + s2 * s2 - coefficient * s1 * s2) / ((double) block * block / 4);
            blocks++;
        }
        return blocks == 0 ? -120 : 10 * Math.log10(Math.max(power / blocks, 1e-3) / (32_768.0 * 32_768.0));
    }

    /** Level of everything in dB relative to a full-scale sine. */
    public double level() {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0
                ? -120
                : 10 * Math.log10(Math.max(2 * sum / samples.length, 1e-3) / (32_768.0 * 32_768.0));
    }

    /** What part of all energy is at this frequency, 0 to 1. */
    public double share(double hertz) {
        return packets == 0 ? 0 : Math.pow(10, (levelOf(hertz) - level()) / 10);
    }

    /** The longest stretch in milliseconds in which what came was next to nothing. */
    public int silenceMillis() {
        int longest = 0;
        int now = 0;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            double sum = 0;
            for (int i = at; i < at + FRAME; i++) {
                sum += (double) samples[i] * samples[i];
            }
            now = Math.sqrt(sum / FRAME) < NEXT_TO_NOTHING ? now + FRAME / 8 : 0;
            longest = Math.max(longest, now);
        }
        return longest;
    }

    /** Whether nearly all energy is at this frequency. */
    public boolean isTone(double hertz) {
        return level() > -45 && Math.abs(levelOf(hertz) - level()) < 1.0;
    }

    @Override
    public String toString() {
        return String.format(
                "Hearing[%d packets, %d lost, longest gap %.1f ms, machine stalled %.1f ms, level %.1f dB]",
                packets, lost, longestGapMillis, stallMillis, level());
    }

    /** One packet as it came. */
    record Heard(long nanos, int ssrc, int sequence, int payloadType, short[] samples) {}
}
