package io.carillon.rtp;

import io.carillon.rtp.quality.ReceiveStatistics;
import io.carillon.rtp.rtcp.ReportWriter;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a device that speaks with the switch itself hears of it by RTCP: what was sent to it and how it is heard (RFC 3550 section
 * 6.2). Reports of a device on the other side are passed on instead. On the event loop.
 */
final class OwnReports {
    private static final long INTERVAL_NANOS = 5_000_000_000L;
    /** The first one early, so that the way there and back is known when somebody looks. */
    private static final long FIRST_NANOS = 1_000_000_000L;

    /** Since the first report: most calls are between two devices and never need one. */
    private ReportWriter writer;
    private boolean speaking;
    private long due;
    private long pastExpected;
    private long pastReceived;
    /** Packets sent when the last report left, and when the one before it did. */
    private long pastSent;
    private long longPastSent;
    private int reporter;
    private int lastReport;
    private long lastReportAt;

    /** A device on the other side reports for itself. */
    void pause() {
        speaking = false;
    }

    /** Asked once a second. */
    boolean isDue(long now) {
        if (!speaking) {
            speaking = true;
            due = now + FIRST_NANOS;
        }
        return now - due >= 0;
    }

    /** A report has left. The next one at another distance for each leg, so that a full room does not report in one moment. */
    void left(Numbering sent, StreamIn stream, long now) {
        due = now + (long) (INTERVAL_NANOS * (0.5 + ThreadLocalRandom.current().nextDouble()));
        pastExpected = stream.received().expected();
        pastReceived = stream.received().received();
        longPastSent = pastSent;
        pastSent = sent.packets();
    }

    /** The device has sent a report of its own, about its stream of this source. */
    void heard(int source, int middleNtp, long now) {
        reporter = source;
        lastReport = middleNtp;
        lastReportAt = now;
    }

    /**
     * Writes a report: of what is sent as long as something was since the report before the last one (section 6.4).
     *
     * @param ntp what it says of the time
     * @return its length, 0 when nothing was sent or heard yet
     */
    int write(ByteBuffer packet, Numbering sent, StreamIn stream, long ntp, long now) {
        ReportWriter.Heard heard = heard(stream.received(), now);
        ReportWriter.Sent said = sent.packets() == longPastSent
                ? null
                : new ReportWriter.Sent(ntp, sent.timestamp(now, stream.clock()), sent.packets(), sent.octets());
        if (heard == null && said == null) {
            return 0;
        }
        if (writer == null) {
            writer = new ReportWriter();
        }
        return writer.write(packet, sent.source(), said, heard);
    }

    private ReportWriter.Heard heard(ReceiveStatistics received, long now) {
        long expected = received.expected();
        if (expected == 0) {
            return null;
        }
        long lately = expected - pastExpected;
        long missing = lately - (received.received() - pastReceived);
        int fraction = lately <= 0 || missing <= 0 ? 0 : (int) Math.min(255, missing * 256 / lately);
        boolean reports = lastReport != 0 && reporter == received.source();
        int delay = reports ? (int) ((now - lastReportAt) * 65_536 / 1_000_000_000L) : 0;
        return new ReportWriter.Heard(received.source(), fraction, received.streamLost(), received.highest(), (int) received.jitter(),
                reports ? lastReport : 0, delay);
    }
}
