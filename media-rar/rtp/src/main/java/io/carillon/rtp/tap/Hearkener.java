package io.carillon.rtp.tap;

import io.carillon.contract.Recorded;
import io.carillon.contract.SpeechLimits;

/**
 * Hears whether somebody who speaks alone goes on speaking, sample by sample. Louder than the rush of a line is speech: on
 * average more than {@value #SPEECH} for 20 ms, which is 42 dB below the loudest sine.
 */
final class Hearkener {
    private static final int SPEECH = 180;
    private static final int BLOCKS_PER_SECOND = 50;

    private final int block;
    private final long most;
    private final long silence;
    private long heard;
    private long lastSpeech;
    private long sum;
    private int inBlock;

    Hearkener(int rate, SpeechLimits limits) {
        block = rate / BLOCKS_PER_SECOND;
        most = limits.most().toMillis() * rate / 1000;
        silence = limits.silence().isZero() ? Long.MAX_VALUE : limits.silence().toMillis() * rate / 1000;
    }

    void hear(short sample) {
        heard++;
        sum += Math.abs(sample);
        if (++inBlock == block) {
            if (sum > (long) SPEECH * block) {
                lastSpeech = heard;
            }
            inBlock = 0;
            sum = 0;
        }
    }

    /** Why it is over, null when it is not. */
    Recorded.End end() {
        if (heard >= most) {
            return Recorded.End.LIMIT;
        }
        return heard - lastSpeech >= silence ? Recorded.End.SILENCE : null;
    }
}
