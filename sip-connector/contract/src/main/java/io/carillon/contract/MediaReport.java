package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * How the audio of one leg went, taken when its media endpoint closes.
 *
 * @param codec codec in use at the end, null when no media was ever negotiated
 * @param packetsReceived RTP packets from the device that were relayed or consumed
 * @param packetsSent RTP packets sent to the device
 * @param packetsLost packets from the device that never came (RFC 3550 section A.3), at least 0
 * @param packetsForeign packets dropped because a third party sent them
 * @param jitterMillis interarrival jitter (RFC 3550 section A.8) at the end, in milliseconds
 * @param roundTripMillis last round-trip time from RTCP (RFC 3550 section 6.4.1); negative when unknown
 * @param mos estimated mean opinion score 1.0 to 4.5 (ITU-T G.107 reduced E-model); 0 when there was no audio
 * @param course the same interval by interval
 */
public record MediaReport(
        Codec codec,
        long packetsReceived,
        long packetsSent,
        long packetsLost,
        long packetsForeign,
        double jitterMillis,
        double roundTripMillis,
        double mos,
        QualityCourse course)
        implements Serializable {

    public MediaReport {
        // a journal of an earlier version has none
        course = course == null ? QualityCourse.NONE : course;
    }

    /** A report without a course. */
    public MediaReport(
            Codec codec,
            long packetsReceived,
            long packetsSent,
            long packetsLost,
            long packetsForeign,
            double jitterMillis,
            double roundTripMillis,
            double mos) {
        this(codec, packetsReceived, packetsSent, packetsLost, packetsForeign, jitterMillis, roundTripMillis, mos,
                QualityCourse.NONE);
    }

    /** The report of a leg that never had media. */
    public static final MediaReport NONE = new MediaReport(null, 0, 0, 0, 0, 0, -1, 0);

    /** Share of packets lost, 0 to 1. */
    public double lossRate() {
        long expected = packetsReceived + packetsLost;
        return expected == 0 ? 0 : (double) packetsLost / expected;
    }

    /** This report with the codec known from signalling when the media side saw none. */
    public MediaReport withCodec(Codec known) {
        Objects.requireNonNull(known, "codec");
        return new MediaReport(known, packetsReceived, packetsSent, packetsLost, packetsForeign, jitterMillis,
                roundTripMillis, mos, course);
    }

    /** This report with a course. */
    public MediaReport with(QualityCourse known) {
        return new MediaReport(codec, packetsReceived, packetsSent, packetsLost, packetsForeign, jitterMillis,
                roundTripMillis, mos, known);
    }
}
