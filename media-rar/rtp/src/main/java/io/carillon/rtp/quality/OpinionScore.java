package io.carillon.rtp.quality;

import io.carillon.contract.Codec;

/**
 * Mean opinion score by the reduced E-model: ITU-T G.107 with every impairment at its default but delay, codec and
 * packet loss, for which G.113 appendix I has the figures.
 */
public final class OpinionScore {
    private static final double BEST = 93.2;
    /** Packetisation and the least a phone buffers, milliseconds. */
    private static final double FIXED_DELAY = 20;

    private OpinionScore() {}

    /**
     * The score of one direction of a leg.
     *
     * @param codec codec in use, null when unknown
     * @param lossRate share of packets lost, 0 to 1
     * @param jitterMillis interarrival jitter; a phone's jitter buffer is taken as twice that
     * @param roundTripMillis round-trip time, negative when unknown (taken as 0)
     * @return 1.0 to 4.5
     */
    public static double of(Codec codec, double lossRate, double jitterMillis, double roundTripMillis) {
        double oneWay = Math.max(0, roundTripMillis) / 2 + 2 * jitterMillis + FIXED_DELAY;
        return score(BEST - delayImpairment(oneWay) - equipmentImpairment(codec, lossRate * 100));
    }

    /** Id of the reduced model: harmless up to 177.3 ms, steep above. */
    static double delayImpairment(double oneWayMillis) {
        double above = Math.max(0, oneWayMillis - 177.3);
        return 0.024 * oneWayMillis + 0.11 * above;
    }

    /** Ie,eff (G.107 equation 7-29) with random loss (BurstR 1). */
    static double equipmentImpairment(Codec codec, double lossPercent) {
        double own = 0;
        double robustness = 25.1; // G.711 with packet loss concealment, which every phone has
        if (codec != null) {
            switch (codec.name()) {
                case "G729" -> {
                    own = 11;
                    robustness = 19;
                }
                case "G723" -> {
                    own = 15;
                    robustness = 16.1;
                }
                case "GSM" -> {
                    own = 20;
                    robustness = 10;
                }
                case "ILBC" -> {
                    own = 11;
                    robustness = 32;
                }
                default -> {
                    // Not listed, wideband included: rated like G.711.
                }
            }
        }
        return own + (95 - own) * lossPercent / (lossPercent + robustness);
    }

    /** MOS of a rating (G.107 annex B). */
    static double score(double rating) {
        if (rating <= 0) {
            return 1;
        }
        if (rating >= 100) {
            return 4.5;
        }
        double score = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
        return Math.max(1, Math.min(4.5, score));
    }
}
