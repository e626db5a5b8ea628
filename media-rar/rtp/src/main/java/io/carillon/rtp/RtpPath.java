package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.MediaReport;
import io.carillon.rtp.quality.OpinionScore;
import io.carillon.rtp.quality.ReceiveStatistics;
import io.carillon.rtp.rtcp.RtcpReader;
import io.carillon.rtp.wire.MediaSocket;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * The way of RTP packets from one device: read, checked, counted and sent to the other device from its endpoint.
 *
 * <p>The port has two sockets. The <em>open</em> one hears everybody; as soon as the device's source is known a
 * <em>device</em> socket connected to it takes its packets without an object per packet, and what the open one still
 * hears is a third party.
 */
final class RtpPath {
    /** Datagrams of a burst taken from the open socket per turn. */
    private static final int STRANGERS_PER_TURN = 16;
    /** First datagrams of the device's socket whose source is looked at: it was open to all before it was connected. */
    private static final int CHECKED_FIRST = 32;
    /** Packets of a burst taken from the device's socket per turn. */
    private static final int BURST_PER_TURN = 256;
    /** Packets per second and device; codecs send 20 to 200. */
    private static final int FLOOD = 4000;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int DEFAULT_CLOCK = 8000;
    private static final boolean[] NO_EVENTS = new boolean[128];

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final ByteBuffer buffer;
    private final LoopCounters counters;
    private final MediaSocket open;
    private MediaSocket device;
    private int toCheck;
    private long readInTurn;
    private long openedInTurn;

    private final SourceLatch latch = new SourceLatch();
    private final ReceiveStatistics received = new ReceiveStatistics();
    private final LateGuard guard = new LateGuard();
    private byte[] map = PayloadMap.between(null, null);
    private boolean[] events = NO_EVENTS;
    private Codec codec;
    private int clock = DEFAULT_CLOCK;
    private double unitsPerNano = DEFAULT_CLOCK / 1e9;
    private long secondSince;
    private int inSecond;
    private long sent;
    private long late;
    private long foreign;

    RtpPath(MediaLeg leg, MediaLoop loop, MediaSocket open) {
        this.leg = leg;
        this.loop = loop;
        this.buffer = loop.buffer();
        this.counters = loop.counters;
        this.open = open;
        guard.clock(clock);
    }

    void watch() throws IOException {
        loop.wire().watch(open, this::openReadable);
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia remote) {
        latch.open(remote.rtp(), remote.signalling());
        if (latch.locked() == null && device != null) {
            device.close();
            device = null;
        }
        events = PayloadMap.events(remote);
        codec = remote.codec();
        clock = codec == null || codec.clockRate() < 1000 ? DEFAULT_CLOCK : codec.clockRate();
        unitsPerNano = clock / 1e9;
        guard.clock(clock);
    }

    void map(RemoteMedia from, RemoteMedia to) {
        map = PayloadMap.between(from, to);
    }

    /** The device may have paused: its clock is looked at afresh. */
    void restart() {
        guard.restart();
        received.pause();
        inSecond = 0;
    }

    /**
     * The device's own packets: the hot path. One per turn, because a look for a second one costs as much as half a
     * packet and is nearly always in vain. Who was ready in the turn before as well sends a burst, and that is taken
     * at once.
     */
    private void deviceReadable(MediaSocket socket) {
        if (toCheck > 0) {
            toCheck--;
            receive(socket);
            return;
        }
        boolean burst = loop.turns() - readInTurn <= 1;
        readInTurn = loop.turns();
        try {
            for (int i = 0; i < BURST_PER_TURN; i++) {
                int length = socket.read();
                if (length == MediaSocket.NOTHING) {
                    return;
                }
                boolean late = fromDeviceSocket(length);
                if (!late && (!burst || loop.hasTasks())) {
                    return; // commands first: one that was given before a packet was sent is obeyed before the packet
                }
            }
        } catch (IOException unreachable) {
            counters.sendErrors++; // the device's port was closed when we sent; reading has cleared it
        }
    }

    /** True when the packet was dropped because it came too late. */
    private boolean fromDeviceSocket(int length) {
        counters.packetsIn++;
        if (length < 0 || length == buffer.capacity() || !RtpHeader.isSound(buffer, length)) {
            counters.droppedMalformed++;
            return false;
        }
        if (RtcpReader.isRtcp(buffer.get(1))) {
            counters.packetsIn--;
            leg.rtcp().take(length);
            return false;
        }
        latch.heardLocked();
        long lateBefore = late;
        fromDevice(length);
        return late != lateBefore;
    }

    private void openReadable(MediaSocket socket) {
        int most = loop.turns() - openedInTurn <= 1 ? STRANGERS_PER_TURN : 1;
        openedInTurn = loop.turns();
        for (int i = 0; i < most && receive(socket) && !loop.hasTasks(); i++) {
            // A crowd before the door gets its share of every turn, and no more.
        }
    }

    /** Takes one datagram whose sender has to be looked at; false when there was none. */
    private boolean receive(MediaSocket socket) {
        try {
            int length = socket.receive();
            if (length != MediaSocket.NOTHING) {
                judge(length, socket.source());
                return true;
            }
        } catch (IOException unreachable) {
            counters.sendErrors++;
        }
        return false;
    }

    /** A datagram whose sender has to be looked at. */
    private void judge(int length, InetSocketAddress source) {
        counters.packetsIn++;
        boolean sound = length > 0 && length < buffer.capacity() && RtpHeader.isSound(buffer, length);
        boolean control = length > 1 && RtcpReader.isRtcp(buffer.get(1));
        if (leg.remoteMedia() == null) {
            counters.droppedHeld++; // before signalling has told us whom to expect, nobody is heard
        } else if (!sound || control) {
            judgeOther(length, source, control);
        } else {
            judgeRtp(length, source);
        }
    }

    private void judgeOther(int length, InetSocketAddress source, boolean control) {
        if (source.equals(latch.locked())) {
            if (control) {
                counters.packetsIn--;
                leg.rtcp().take(length);
            } else {
                counters.droppedMalformed++;
            }
        } else if (latch.locked() != null) {
            countForeign();
        } else {
            counters.droppedMalformed++;
        }
    }

    private void judgeRtp(int length, InetSocketAddress source) {
        switch (latch.heard(source, loop.now(), leg.sends())) {
            case DEVICE -> fromDevice(length);
            case LOCKED_NOW -> {
                fromDevice(length);
                connect(source);
            }
            case CANDIDATE -> counters.droppedHeld++;
            case FOREIGN -> countForeign();
        }
    }

    private void countForeign() {
        foreign++;
        counters.droppedForeign++;
    }

    private void connect(InetSocketAddress source) {
        if (device != null) {
            device.close();
            device = null;
        }
        try {
            device = open.twin(source);
            if (device != null) {
                toCheck = CHECKED_FIRST;
                loop.wire().watch(device, this::deviceReadable);
            }
        } catch (IOException refused) {
            MediaLog.LOG.twinFailed(leg.call(), leg.leg(), source, refused);
        }
    }

    private void fromDevice(int length) {
        long now = loop.now();
        leg.aliveAt(now);
        if (!leg.sends()) {
            counters.droppedHeld++;
            return;
        }
        if (isFlood(now)) {
            counters.droppedFlood++;
            return;
        }
        int type = RtpHeader.payloadType(buffer);
        received.count(RtpHeader.source(buffer), RtpHeader.sequence(buffer));
        if (!events[type] && isLate(now)) {
            late++;
            counters.droppedLate++;
            return;
        }
        MediaLeg peer = leg.peer();
        if (peer == null || !peer.hears() || peer.playsTone()) {
            counters.droppedHeld++;
            return;
        }
        int mapped = map[type];
        if (mapped == PayloadMap.DROP) {
            counters.droppedPayload++;
            return;
        }
        if (mapped != type) {
            buffer.put(1, (byte) (buffer.get(1) & 0x80 | mapped));
        }
        if (peer.rtp().send(length)) {
            counters.packetsRelayed++;
        }
    }

    private boolean isFlood(long now) {
        if (now - secondSince >= SECOND_NANOS) {
            secondSince = now;
            inSecond = 0;
        }
        return ++inSecond > FLOOD;
    }

    private boolean isLate(long now) {
        int arrival = (int) (long) (now * unitsPerNano);
        int timestamp = RtpHeader.timestamp(buffer);
        received.arrival(arrival, timestamp);
        return guard.isLate(arrival, timestamp, RtpHeader.isMarked(buffer), loop.stoodStill());
    }

    /** Sends an RTP packet in the buffer to the device. */
    boolean send(int length) {
        try {
            if (transmit(length)) {
                sent++;
                counters.packetsOut++;
                return true;
            }
        } catch (IOException unreachable) {
            counters.sendErrors++;
        }
        return false;
    }

    /**
     * Sends what is in the buffer from the RTP port. A socket reports on the next call that an earlier packet found
     * the port closed; that call has sent nothing, so it is made once more.
     */
    boolean transmit(int length) throws IOException {
        try {
            return transmitOnce(length);
        } catch (IOException earlier) {
            counters.sendErrors++;
            return transmitOnce(length);
        }
    }

    private boolean transmitOnce(int length) throws IOException {
        if (device != null) {
            return device.write(length);
        }
        InetSocketAddress target = latch.target();
        return target != null && open.send(length, target);
    }

    InetSocketAddress lockedSource() {
        return latch.locked();
    }

    long lost() {
        return received.lost();
    }

    /** Any thread: sees what the loop had written at the end of its last turn, or later. */
    MediaReport report(RtcpPath rtcp) {
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
                score(jitterMillis, roundTrip, rtcp.farLost()));
    }

    /** The worse of the two directions of this leg. */
    private double score(double jitterMillis, double roundTrip, long farLost) {
        long expected = received.expected();
        if (expected == 0) {
            return 0;
        }
        double missing = Math.min(1, (double) (received.lost() + late) / expected);
        double missingThere = sent == 0 ? 0 : Math.min(1, (double) farLost / sent);
        return OpinionScore.of(codec, Math.max(missing, missingThere), jitterMillis, roundTrip);
    }

    void close() {
        if (device != null) {
            device.close();
        }
        open.close();
    }
}
