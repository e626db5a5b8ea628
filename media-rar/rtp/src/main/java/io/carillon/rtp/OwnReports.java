package io.carillon.rtp;

import io.carillon.rtp.quality.ReceiveStatistics;
import io.carillon.rtp.rtcp.ReportWriter;
import java.nio.ByteBuffer;

/**
 * What a device that speaks with the switch itself hears of it by RTCP: what was sent to it and how it is heard (RFC 3550 section
 * 6.2). Reports of a device on the other side are passed on instead. On the event loop.
 */
final class OwnReports {
    private static final long INTERVAL_NANOS = 5_000_000_000L;
    /** The first one early, so that the way there and back is known when somebody looks. */
    private static final long FIRST_NANOS = 1_000_000_000L;

    private final ReportWriter writer = new ReportWriter();
    private boolean speaking;
    private long due;
    private long pastExpected;
    private long pastReceived;
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
        if (now - due < 0) {
            return false;
        }
        due = now + INTERVAL_NANOS;
        return true;
    }

    /** The device has sent a report of its own. */
    void heard(int middleNtp, long now) {
        lastReport = middleNtp;
        lastReportAt = now;
    }

    /**
     * Writes a report.
     *
     * @param ntp what it says of the time
     * @return its length, 0 when nothing was sent or heard yet
     */
    int write(ByteBuffer packet, Numbering sent, StreamIn stream, long ntp, long now) {
        ReportWriter.Heard heard = heard(stream.received(), now);
        ReportWriter.Sent said = sent.packets() == 0
                ? null
                : new ReportWriter.Sent(ntp, sent.timestamp(now, stream.clock()), sent.packets(), sent.octets());
        return heard == null && said == null ? 0 : writer.write(packet, sent.source(), said, heard);
    }

    private ReportWriter.Heard heard(ReceiveStatistics received, long now) {
        long expected = received.expected();
        if (expected == 0) {
            return null;
        }
        long due = expected - pastExpected;
        long missing = due - (received.received() - pastReceived);
        pastExpected = expected;
        pastReceived = received.received();
        int fraction = due <= 0 || missing <= 0 ? 0 : (int) Math.min(255, missing * 256 / due);
        int delay = lastReport == 0 ? 0 : (int) ((now - lastReportAt) * 65_536 / 1_000_000_000L);
        return new ReportWriter.Heard(received.source(), fraction, received.streamLost(), received.highest(), (int) received.jitter(),
                lastReport, delay);
    }
}
