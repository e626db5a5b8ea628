package io.carillon.rtp;

import io.carillon.rtp.rtcp.ReportWriter;
import io.carillon.rtp.rtcp.RoundTrip;
import io.carillon.rtp.rtcp.RtcpReader;
import io.carillon.rtp.wire.MediaSocket;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * The RTCP of one leg: taken from its device alone, read for loss and round trip, passed on to the other device
 * unchanged. Who speaks with the switch itself hears reports of the switch. A BYE in it says that a stream ends, which
 * is no reason to end a call.
 */
final class RtcpPath implements RtcpReader.Reports {
    /** Datagrams taken from one socket per turn; RTCP is slow, more is a flood. */
    private static final int PER_TURN = 4;

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final MediaSocket socket;
    private final RoundTrip roundTrip = new RoundTrip();
    /** Since it is needed: telephones hang up on most others before. */
    private OwnReports own;
    private InetSocketAddress expected;
    private InetSocketAddress learned;
    private boolean muxed;
    private long farLost;
    /** Sender report of this device being read, to be remembered where it is passed on; 0 for none. */
    private int passingReference;

    RtcpPath(MediaLeg leg, MediaLoop loop, MediaSocket socket) {
        this.leg = leg;
        this.loop = loop;
        this.socket = socket;
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia remote) {
        InetSocketAddress told = remote.rtcp();
        if (told == null || !told.equals(expected)) {
            learned = null;
        }
        expected = told;
        muxed = remote.ice() != null || told != null && told.equals(remote.rtp());
    }

    void readable(MediaSocket ready) {
        try {
            for (int i = 0; i < PER_TURN; i++) {
                int length = ready.receive();
                if (length == MediaSocket.NOTHING) {
                    return;
                }
                arrived(length, ready.source());
            }
        } catch (IOException unreachable) {
            // The device's RTCP port is closed: many phones have none. Reading has cleared the error.
            loop.counters.sendErrors++;
        }
    }

    private void arrived(int length, InetSocketAddress source) {
        if (isDevice(source)) {
            take(length);
        } else {
            loop.counters.rtcpIn++;
            loop.counters.rtcpDropped++;
        }
    }

    /** The SDP's RTCP address, or any port of the host the device's RTP has been locked to. */
    private boolean isDevice(InetSocketAddress source) {
        if (source.equals(learned)) {
            return true;
        }
        InetSocketAddress rtp = leg.rtp().lockedSource();
        boolean sameHost = rtp != null && rtp.getAddress().equals(source.getAddress());
        if (source.equals(expected) || (learned == null && sameHost)) {
            learned = source;
            return true;
        }
        return false;
    }

    /** A datagram of the device, in the loop's buffer: from the RTCP port, or from the RTP port when both share it. */
    void take(int length) {
        loop.counters.rtcpIn++;
        passingReference = 0;
        int opened = leg.seal().openRtcp(length);
        if (opened < 0 || !RtcpReader.read(loop.buffer(), opened, this)) {
            loop.counters.rtcpDropped++;
            return;
        }
        leg.aliveAt(loop.now());
        MediaLeg peer = leg.peer();
        if (peer != null && peer.rtcp().pass(opened, passingReference)) {
            loop.counters.rtcpRelayed++;
        } else {
            loop.counters.rtcpDropped++;
        }
    }

    /** Once a second, on the loop. */
    void look(long now) {
        if (leg.peer() != null) {
            if (own != null) {
                own.pause();
            }
        } else if (leg.remoteMedia() != null && own().isDue(now)) {
            long ntp = ReportWriter.ntp(System.currentTimeMillis());
            RtpPath rtp = leg.rtp();
            int length = own.write(loop.buffer(), rtp.numbering(), rtp.stream(), ntp, now);
            if (length > 0 && pass(length, (int) (ntp >>> 16))) {
                own.left(rtp.numbering(), rtp.stream(), now);
            }
        }
    }

    private boolean pass(int clear, int reference) {
        int length = leg.seal().closeRtcp(clear);
        if (length < 0) {
            return false;
        }
        try {
            InetSocketAddress to = learned != null ? learned : expected;
            boolean sent = muxed ? leg.rtp().transmit(length) : to != null && socket.send(length, to);
            if (sent && reference != 0) {
                roundTrip.sent(reference, loop.now());
            }
            return sent;
        } catch (IOException unreachable) {
            loop.counters.sendErrors++;
            return false;
        }
    }

    @Override
    public void senderReport(int source, int middleNtp) {
        passingReference = middleNtp;
        own().heard(source, middleNtp, loop.now());
    }

    private OwnReports own() {
        own = own == null ? new OwnReports() : own;
        return own;
    }

    @Override
    public void reportBlock(int cumulativeLost, int lastSenderReport, int delay) {
        roundTrip.reported(lastSenderReport, delay, loop.now());
        // What was already missing when it came to us was lost on the other leg.
        MediaLeg peer = leg.peer();
        long upstream = peer == null ? 0 : peer.rtp().lost();
        farLost = Math.max(0, cumulativeLost - upstream);
    }

    /** Packets lost between us and the device, by its own account. */
    long farLost() {
        return farLost;
    }

    /** Milliseconds, negative when unknown. */
    double roundTripMillis() {
        return roundTrip.millis();
    }

    MediaSocket socket() {
        return socket;
    }

    void close() {
        socket.close();
    }
}
