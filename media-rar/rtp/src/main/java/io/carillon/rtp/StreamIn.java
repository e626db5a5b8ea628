package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaReport;
import io.carillon.contract.QualityCourse;
import io.carillon.rtp.quality.CourseTrace;
import io.carillon.rtp.quality.OpinionScore;
import io.carillon.rtp.quality.ReceiveStatistics;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/** The audio that comes from one device as its clock and its sequence numbers tell it: losses, jitter, lateness. */
final class StreamIn {
    private static final int DEFAULT_CLOCK = 8000;
    /** Of the course of the quality, as long as the call is not so long that there would be too many. */
    private static final int INTERVAL_SECONDS = 5;

    private final MediaLoop loop;
    private final ByteBuffer buffer;
    private final ReceiveStatistics received = new ReceiveStatistics();
    private final LateGuard guard = new LateGuard();
    private EventTypes events = EventTypes.NONE;
    private Codec codec;
    private int clock = DEFAULT_CLOCK;
    private double unitsPerNano = DEFAULT_CLOCK / 1e9;
    private long late;
    /** Since the end of the first interval. */
    private CourseTrace trace;
    private long intervalEnds;
    private long pastExpected;
    private long pastMissing;
    private long pastSent;
    private long pastFarLost;

    StreamIn(MediaLoop loop) {
        this.loop = loop;
        this.buffer = loop.buffer();
        guard.clock(clock);
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia remote) {
        events = EventTypes.from(remote);
        codec = remote.codec();
        clock = codec == null || codec.clockRate() < 1000 ? DEFAULT_CLOCK : codec.clockRate();
        unitsPerNano = clock / 1e9;
        guard.clock(clock);
    }

    /** The device may have paused: its clock is looked at afresh. */
    void restart() {
        guard.restart();
        received.pause();
    }

    /** Counts the packet in the buffer; true when it came too late to be passed on. */
    boolean isLate(long now) {
        received.count(RtpHeader.source(buffer), RtpHeader.sequence(buffer));
        if (events.has(RtpHeader.payloadType(buffer))) {
            return false;
        }
        int arrival = (int) (long) (now * unitsPerNano);
        int timestamp = RtpHeader.timestamp(buffer);
        received.arrival(arrival, timestamp);
        if (guard.isLate(arrival, timestamp, RtpHeader.isMarked(buffer), loop.stoodStill())) {
            late++;
            return true;
        }
        return false;
    }

    /** Packets that came too late. */
    long late() {
        return late;
    }

    ReceiveStatistics received() {
        return received;
    }

    /** Units of the clock in a second. */
    int clock() {
        return clock;
    }

    /** RFC 3550 section 6.4.1, in units of the RTP clock. */
    double jitter() {
        return received.jitter();
    }

    long lost() {
        return received.lost();
    }

    /**
     * Any thread: sees what the loop had written at the end of its last turn, or later.
     *
     * @param sent packets sent to the device
     * @param foreign packets of third parties
     */
    MediaReport report(long sent, long foreign, RtcpPath rtcp) {
        VarHandle.acquireFence();
        if (codec == null && received.received() == 0 && sent == 0) {
            return MediaReport.NONE;
        }
        double jitterMillis = received.jitter() * 1000 / clock;
        double roundTrip = rtcp.roundTripMillis();
        return new MediaReport(
                codec,
                received.received() - late,
                sent,
                received.lost(),
                foreign,
                jitterMillis,
                roundTrip,
                score(jitterMillis, roundTrip, sent, rtcp.farLost()));
    }

    /** Once a second, on the loop: notes how the interval was, when one is over. The first begins with the audio. */
    void look(long now, long sent, RtcpPath rtcp) {
        long expected = received.expected();
        if (expected == 0 || intervalEnds != 0 && now - intervalEnds < 0) {
            return;
        }
        long missing = received.lost() + late;
        long farLost = rtcp.farLost();
        if (intervalEnds == 0) {
            intervalEnds = now;
        } else {
            double jitterMillis = received.jitter() * 1000 / clock;
            double lost = Math.max(share(missing - pastMissing, expected - pastExpected),
                    share(farLost - pastFarLost, sent - pastSent));
            double roundTrip = rtcp.roundTripMillis();
            double score = expected == pastExpected ? 0 : OpinionScore.of(codec, lost, jitterMillis, roundTrip);
            trace = trace == null ? new CourseTrace(INTERVAL_SECONDS) : trace;
            trace.add(System.currentTimeMillis(), lost, jitterMillis, roundTrip, score);
        }
        intervalEnds += INTERVAL_SECONDS * 1_000_000_000L;
        pastExpected = expected;
        pastMissing = missing;
        pastSent = sent;
        pastFarLost = farLost;
    }

    private static double share(long part, long of) {
        return of <= 0 ? 0 : Math.max(0, Math.min(1, (double) part / of));
    }

    /** How it went on. Any thread. */
    QualityCourse course() {
        CourseTrace gathered = trace;
        return gathered == null ? QualityCourse.NONE : gathered.course();
    }

    /** The worse of the two directions of this leg. */
    private double score(double jitterMillis, double roundTrip, long sent, long farLost) {
        long expected = received.expected();
        if (expected == 0) {
            return 0;
        }
        double missing = Math.max(share(received.lost() + late, expected), share(farLost, sent));
        return OpinionScore.of(codec, missing, jitterMillis, roundTrip);
    }
}
