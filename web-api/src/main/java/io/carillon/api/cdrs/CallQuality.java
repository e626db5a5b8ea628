package io.carillon.api.cdrs;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.QualityCourse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the audio of a finished call went on.
 *
 * @param legs its legs that had audio for one interval at least
 */
@Schema(name = "CallQuality")
public record CallQuality(List<Leg> legs) {
    private static final double TEN = 10;
    private static final double HUNDRED = 100;
    private static final double THOUSAND = 1000;

    static CallQuality of(CallRecord call, List<QualityCourse> courses) {
        return new CallQuality(IntStream.range(0, courses.size())
                .filter(i -> !courses.get(i).isEmpty())
                .mapToObj(i -> Leg.of(call.legs().get(i), courses.get(i)))
                .toList());
    }

    /**
     * One leg.
     *
     * @param id the leg
     * @param party number of the far end
     * @param seconds length of an interval; 5, longer in a long call
     * @param points the intervals, at most 240
     */
    @Schema(name = "CallQualityLeg")
    public record Leg(String id, String party, int seconds, List<Point> points) {
        static Leg of(LegRecord leg, QualityCourse course) {
            return new Leg(leg.id().value(), leg.party(), course.seconds(), IntStream.range(0, course.points().size())
                    .mapToObj(i -> Point.of(course.from().plusSeconds((long) i * course.seconds()), course.points().get(i)))
                    .toList());
        }
    }

    /**
     * One interval.
     *
     * @param at when it began
     * @param lostPercent packets missing, in the worse direction
     * @param jitterMillis interarrival jitter; absent when nothing was to be heard
     * @param roundTripMillis from RTCP; absent when unknown
     * @param mos estimated mean opinion score 1.0 to 4.5; absent when nothing was to be heard, as on hold
     */
    @Schema(name = "CallQualityPoint")
    public record Point(Instant at, double lostPercent, Double jitterMillis, Double roundTripMillis, Double mos) {
        static Point of(Instant at, QualityCourse.Point point) {
            boolean heard = point.mosHundredths() > 0;
            return new Point(at, point.lostPerMille() / TEN, heard ? point.jitterMicros() / THOUSAND : null,
                    point.roundTripMicros() < 0 ? null : point.roundTripMicros() / THOUSAND,
                    heard ? point.mosHundredths() / HUNDRED : null);
        }
    }
}
