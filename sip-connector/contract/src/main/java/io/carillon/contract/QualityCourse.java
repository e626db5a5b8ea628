package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the audio of one leg went on, interval by interval. However long the call was, there are at most {@link #MOST}
 * intervals: those of a long call are longer.
 *
 * @param from when the first interval began, in whole milliseconds; null without points
 * @param seconds length of an interval, 0 without points
 * @param points the intervals in the order of time
 */
public record QualityCourse(Instant from, int seconds, List<Point> points) implements Serializable {
    public static final int MOST = 240;

    /** Of a leg that had no audio, or none for a whole interval. */
    public static final QualityCourse NONE = new QualityCourse(null, 0, List.of());

    /**
     * One interval. What does not fit into its bounds is brought there.
     *
     * @param lostPerMille packets missing of a thousand, in the worse direction
     * @param jitterMicros interarrival jitter at its end, microseconds
     * @param roundTripMicros last round-trip time, microseconds; -1 when unknown
     * @param mosHundredths opinion score, 100 to 450; 0 when nothing was to be heard
     */
    public record Point(int lostPerMille, int jitterMicros, int roundTripMicros, int mosHundredths)
            implements Serializable {
        private static final int LONGEST = 9_999_999;

        public Point {
            lostPerMille = Math.max(0, Math.min(1000, lostPerMille));
            jitterMicros = Math.max(0, Math.min(LONGEST, jitterMicros));
            roundTripMicros = Math.max(-1, Math.min(LONGEST, roundTripMicros));
            mosHundredths = Math.max(0, Math.min(450, mosHundredths));
        }

        private String text() {
            return lostPerMille + "," + jitterMicros + "," + roundTripMicros + "," + mosHundredths;
        }

        private static Point of(String text) {
            String[] parts = text.split(",", 5);
            if (parts.length != 4) {
                throw new IllegalArgumentException("no interval: " + text);
            }
            return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
        }
    }

    public QualityCourse {
        points = List.copyOf(points);
        if (points.size() > MOST) {
            throw new IllegalArgumentException(points.size() + " intervals");
        }
        from = points.isEmpty() ? null : Objects.requireNonNull(from, "from");
        seconds = points.isEmpty() ? 0 : seconds;
    }

    /** Whether there is nothing to see. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** All of it in at most 7000 characters of ASCII, from which {@link #of} makes it again; empty without points. */
    public String text() {
        return isEmpty()
                ? ""
                : from.toEpochMilli() + "/" + seconds + "/"
                        + points.stream().map(Point::text).collect(Collectors.joining(";"));
    }

    /** @throws IllegalArgumentException when {@link #text} did not write this */
    public static QualityCourse of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        String[] parts = text.split("/", 4);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no course of quality");
        }
        return new QualityCourse(Instant.ofEpochMilli(Long.parseLong(parts[0])), Integer.parseInt(parts[1]),
                Stream.of(parts[2].split(";", MOST + 1)).map(Point::of).toList());
    }
}
