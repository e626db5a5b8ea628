package io.carillon.api.calls;

import io.carillon.contract.Codec;
import io.carillon.contract.LegMedia;
import io.carillon.contract.MediaReport;
import io.carillon.contract.QualityCourse;
import io.carillon.engine.MediaDesk;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the audio of a live call is now.
 *
 * @param legs its telephones
 */
@Schema(name = "CallMedia")
public record CallMedia(List<Leg> legs) {
    private static final double TEN = 10;
    private static final double HUNDRED = 100;
    private static final double THOUSAND = 1000;

    static CallMedia of(List<MediaDesk.Heard> legs) {
        return new CallMedia(legs.stream().map(Leg::of).toList());
    }

    /**
     * One telephone.
     *
     * @param id the leg
     * @param party its number
     * @param transport what carries its signalling; absent while that is not known
     * @param says codec agreed on for what comes from it; absent before anything was agreed
     * @param hears codec of what is sent to it; absent when nothing can be
     * @param encryption NONE, or SRTP with keys of the session description (SDES) or of a handshake (DTLS)
     * @param packetsReceived packets that came from it
     * @param packetsSent packets sent to it
     * @param packetsLost packets from it that never came
     * @param lostPercent their share
     * @param jitterMillis interarrival jitter of what comes from it
     * @param roundTripMillis from RTCP; absent when unknown
     * @param mos estimated mean opinion score 1.0 to 4.5 so far, in the worse direction; absent when nothing was to be heard
     * @param lately the last interval that is over; absent in the first seconds
     */
    @Schema(name = "CallMediaLeg")
    public record Leg(
            String id,
            String party,
            @Schema(enumeration = {"UDP", "TCP", "TLS", "WS", "WSS"}) String transport,
            @Schema(examples = "PCMA") String says,
            @Schema(examples = "PCMA") String hears,
            @Schema(enumeration = {"NONE", "SDES", "DTLS"}) String encryption,
            long packetsReceived,
            long packetsSent,
            long packetsLost,
            double lostPercent,
            double jitterMillis,
            Double roundTripMillis,
            Double mos,
            Lately lately) {

        static Leg of(MediaDesk.Heard leg) {
            LegMedia media = leg.media();
            MediaReport soFar = media.soFar();
            return new Leg(
                    media.leg().value(),
                    leg.party(),
                    media.transport() == null ? null : media.transport().name(),
                    name(media.says()),
                    name(media.hears()),
                    media.sealing().name(),
                    soFar.packetsReceived(),
                    soFar.packetsSent(),
                    soFar.packetsLost(),
                    Math.round(soFar.lossRate() * HUNDRED * TEN) / TEN,
                    Math.round(soFar.jitterMillis() * HUNDRED) / HUNDRED,
                    soFar.roundTripMillis() < 0 ? null : Math.round(soFar.roundTripMillis() * TEN) / TEN,
                    soFar.mos() <= 0 ? null : Math.round(soFar.mos() * HUNDRED) / HUNDRED,
                    Lately.of(soFar.course()));
        }

        private static String name(Codec codec) {
            return codec == null ? null : codec.name();
        }
    }

    /**
     * The last interval.
     *
     * @param seconds how long it was
     * @param lostPercent packets missing, in the worse direction
     * @param jitterMillis jitter at its end; absent when nothing was to be heard
     * @param mos estimated mean opinion score; absent when nothing was to be heard, as on hold
     */
    @Schema(name = "CallMediaInterval")
    public record Lately(int seconds, double lostPercent, Double jitterMillis, Double mos) {
        static Lately of(QualityCourse course) {
            if (course.isEmpty()) {
                return null;
            }
            QualityCourse.Point last = course.points().get(course.points().size() - 1);
            boolean heard = last.mosHundredths() > 0;
            return new Lately(course.seconds(), last.lostPerMille() / TEN, heard ? last.jitterMicros() / THOUSAND : null,
                    heard ? last.mosHundredths() / HUNDRED : null);
        }
    }
}
