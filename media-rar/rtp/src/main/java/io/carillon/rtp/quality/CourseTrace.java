package io.carillon.rtp.quality;

import io.carillon.contract.QualityCourse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers the course of a leg's quality while it lasts. When there is no room for another interval two and two become
 * one, so that a call of hours has as many as one of twenty minutes.
 *
 * <p>Written by one thread. What is gathered is never changed, only added to behind what others can see, so other
 * threads may read at any time.
 */
public final class CourseTrace {
    private static final int FIELDS = 4;
    private static final int LOST = 0;
    private static final int JITTER = 1;
    private static final int ROUND_TRIP = 2;
    private static final int MOS = 3;
    private static final int SMALL = 8;

    private final int shortest;
    /** Intervals still to be gathered for the point that is being made. */
    private int missing;
    private final double[] sums = new double[FIELDS];
    private int heard;
    private int answered;
    private volatile Gathered gathered;

    private record Gathered(long fromMillis, int seconds, int[] fields, int count) {}

    /** @param seconds the shortest interval */
    public CourseTrace(int seconds) {
        shortest = seconds;
        missing = 1;
    }

    /**
     * An interval is over.
     *
     * @param nowMillis wall clock
     * @param lost share of packets that are missing, 0 to 1
     * @param jitterMillis jitter
     * @param roundTripMillis round trip, negative when unknown
     * @param mos opinion score, 0 when nothing was to be heard
     */
    public void add(long nowMillis, double lost, double jitterMillis, double roundTripMillis, double mos) {
        if (mos > 0) {
            heard++;
            sums[LOST] += lost * 1000;
            sums[JITTER] += jitterMillis * 1000;
            sums[MOS] += mos * 100;
        }
        if (roundTripMillis >= 0) {
            answered++;
            sums[ROUND_TRIP] += roundTripMillis * 1000;
        }
        if (--missing == 0) {
            append(nowMillis);
        }
    }

    private void append(long nowMillis) {
        Gathered before = gathered;
        if (before == null) {
            before = new Gathered(nowMillis - shortest * 1000L, shortest, new int[SMALL * FIELDS], 0);
        }
        int[] fields = before.fields();
        int at = before.count() * FIELDS;
        if (at == fields.length) {
            fields = Arrays.copyOf(fields, Math.min(QualityCourse.MOST * FIELDS, 2 * at));
        }
        fields[at + LOST] = mean(LOST, heard);
        fields[at + JITTER] = mean(JITTER, heard);
        fields[at + ROUND_TRIP] = answered == 0 ? -1 : mean(ROUND_TRIP, answered);
        fields[at + MOS] = mean(MOS, heard);
        Arrays.fill(sums, 0);
        heard = 0;
        answered = 0;
        Gathered now = new Gathered(before.fromMillis(), before.seconds(), fields, before.count() + 1);
        gathered = now.count() == QualityCourse.MOST ? halved(now) : now;
        missing = gathered.seconds() / shortest;
    }

    private int mean(int field, int of) {
        return of == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.round(sums[field] / of));
    }

    /** Two and two intervals as one; one in which nothing was to be heard says nothing of how it sounded. */
    private static Gathered halved(Gathered full) {
        int[] fields = new int[full.fields().length];
        for (int i = 0; i < full.count() / 2; i++) {
            int one = 2 * i * FIELDS;
            int other = one + FIELDS;
            boolean first = full.fields()[one + MOS] > 0;
            boolean second = full.fields()[other + MOS] > 0;
            for (int field = 0; field < FIELDS; field++) {
                int a = full.fields()[one + field];
                int b = full.fields()[other + field];
                boolean known = field == ROUND_TRIP ? a >= 0 : first;
                boolean also = field == ROUND_TRIP ? b >= 0 : second;
                fields[i * FIELDS + field] = known && also ? (int) (((long) a + b) / 2) : known ? a : b;
            }
        }
        return new Gathered(full.fromMillis(), 2 * full.seconds(), fields, full.count() / 2);
    }

    /** What is gathered so far. Any thread. */
    public QualityCourse course() {
        Gathered now = gathered;
        if (now == null) {
            return QualityCourse.NONE;
        }
        List<QualityCourse.Point> points = new ArrayList<>(now.count());
        for (int at = 0; at < now.count() * FIELDS; at += FIELDS) {
            points.add(new QualityCourse.Point(now.fields()[at + LOST], now.fields()[at + JITTER],
                    now.fields()[at + ROUND_TRIP], now.fields()[at + MOS]));
        }
        return new QualityCourse(Instant.ofEpochMilli(now.fromMillis()), now.seconds(), points);
    }
}
