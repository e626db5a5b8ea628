package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.MediaReport;
import io.carillon.rtp.rtcp.RtcpReader;
import io.carillon.rtp.wire.MediaSocket;
import java.io.IOException;
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

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final ByteBuffer buffer;
    private final LoopCounters counters;
    private final Seal seal;
    private final MediaSocket open;
    private MediaSocket device;
    private int toCheck;
    private long readInTurn;
    private long openedInTurn;

    private final SourceLatch latch = new SourceLatch();
    private final StreamIn stream;
    private final FloodMeter flood = new FloodMeter();
    private final Numbering numbering = new Numbering();
    private final Onward onward;
    private final EarlyPackets early;
    private long sent;
    private long foreign;

    RtpPath(MediaLeg leg, MediaLoop loop, MediaSocket open) {
        this.leg = leg;
        this.loop = loop;
        this.buffer = loop.buffer();
        this.counters = loop.counters;
        this.seal = leg.seal();
        this.open = open;
        this.early = new EarlyPackets(buffer, counters);
        this.stream = new StreamIn(loop);
        this.onward = new Onward(leg, loop, stream);
    }

    void watch() throws IOException {
        loop.wire().watch(open, this::openReadable);
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia remote) {
        if (remote.ice() != null) {
            latch.openChecked();
        } else {
            latch.open(remote.rtp(), remote.signalling());
        }
        if (latch.locked() == null && device != null) {
            device.close();
            device = null;
        }
        stream.remote(remote);
    }

    /** The device may have paused: its clock is looked at afresh. */
    void restart() {
        stream.restart();
        flood.restart();
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
        if (length > 0 && WebPath.isOther(buffer.get(0)) && leg.web().take(length, latch.locked())) {
            counters.packetsIn--; // a check or a handshake, counted there
            return false;
        }
        if (length > 1 && RtcpReader.isRtcp(buffer.get(1)) && RtpHeader.isVersion2(buffer)) {
            counters.packetsIn--;
            leg.rtcp().take(length);
            return false;
        }
        int opened = flood.isFlood(loop.now()) ? flooded() : open(length);
        if (opened < 0) {
            return false;
        }
        latch.heardLocked();
        long lateBefore = stream.late();
        onward.pass(opened);
        return stream.late() != lateBefore;
    }

    private int flooded() {
        counters.droppedFlood++;
        return Seal.DROPPED;
    }

    /**
     * Decrypts a datagram and looks whether it is RTP: its length then, else {@link Seal#DROPPED}. Nothing is learned from
     * a packet before this.
     */
    private int open(int length) {
        if (length <= 0 || length >= buffer.capacity()) {
            counters.droppedMalformed++;
            return Seal.DROPPED;
        }
        int opened = seal.openRtp(length);
        if (opened >= 0 && !RtpHeader.isSound(buffer, opened)) {
            counters.droppedMalformed++;
            return Seal.DROPPED;
        }
        return opened;
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
        if (leg.remoteMedia() == null) {
            early.untold(length, source, loop.now()); // before signalling has told us whom to expect, nobody is heard
        } else if (length > 0 && WebPath.isOther(buffer.get(0)) && leg.web().take(length, source)) {
            counters.packetsIn--; // a check or a handshake, counted there
        } else if (length > 1 && RtcpReader.isRtcp(buffer.get(1))) {
            judgeControl(length, source);
        } else {
            judgeSound(length, source);
        }
    }

    private void judgeSound(int length, InetSocketAddress source) {
        if (isStranger(source)) {
            countForeign(); // not worth the work of looking into it
            return;
        }
        int opened = open(length);
        if (opened >= 0) {
            judgeRtp(opened, source);
        }
    }

    /** What came too early is judged now: signalling has spoken, or the device has been recognised. */
    void admit() {
        if (early.isWaiting()) {
            early.judge(loop.now(), this::admit);
        }
    }

    private void admit(int length, InetSocketAddress source, boolean opened) {
        if (!opened) {
            judgeSound(length, source);
        } else if (source.equals(latch.locked()) || latch.locked() != null && leg.web().hasProven(source)) {
            fromDevice(length);
        } else if (latch.locked() != null) {
            countForeign();
        } else {
            early.unproven(length, source, loop.now(), leg.sends());
        }
    }

    private boolean isStranger(InetSocketAddress source) {
        return latch.locked() != null && !latch.isLearning() && !source.equals(latch.locked()) && !leg.web().hasProven(source);
    }

    private void judgeControl(int length, InetSocketAddress source) {
        if (source.equals(latch.locked()) || leg.web().hasProven(source)) {
            counters.packetsIn--;
            leg.rtcp().take(length);
        } else if (latch.locked() != null) {
            countForeign();
        } else {
            counters.droppedMalformed++;
        }
    }

    private void judgeRtp(int length, InetSocketAddress source) {
        boolean moving = latch.locked() != null && leg.web().hasProven(source); // a browser between two networks
        switch (moving ? SourceLatch.Verdict.DEVICE : latch.heard(source, loop.now(), leg.sends())) {
            case DEVICE -> recognised(length, source);
            case LOCKED_NOW -> {
                recognised(length, source);
                connect(source);
            }
            case CANDIDATE -> early.unproven(length, source, loop.now(), leg.sends());
            case FOREIGN -> countForeign();
        }
    }

    /** Packets of the device that had to wait go before this one. */
    private void recognised(int length, InetSocketAddress source) {
        if (!early.isWaiting() || !early.keep(length, source, loop.now(), true)) {
            fromDevice(length);
        }
        admit();
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
        if (flood.isFlood(loop.now())) {
            flooded();
        } else {
            onward.pass(length);
        }
    }

    StreamIn stream() {
        return stream;
    }

    Onward onward() {
        return onward;
    }

    Numbering numbering() {
        return numbering;
    }

    /** Sends an RTP packet in the buffer to the device. */
    boolean send(int length) {
        numbering.pass(buffer, loop.now());
        return sendNumbered(length);
    }

    /** Sends an RTP packet that has its number. */
    boolean sendNumbered(int length) {
        int closed = seal.closeRtp(length);
        if (closed < 0) {
            return false;
        }
        try {
            if (transmit(closed)) {
                sent++;
                numbering.sent(length);
                counters.packetsOut++;
                return true;
            }
            counters.sendErrors++; // the system has no room, or nobody has said where the device is
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

    /** Sends what is in the buffer to somebody who asked; null is the device. */
    void answer(int length, InetSocketAddress to) {
        try {
            if (to == null || device != null && to.equals(latch.locked())) {
                transmit(length);
            } else {
                open.send(length, to);
            }
        } catch (IOException unreachable) {
            counters.sendErrors++;
        }
    }

    /** ICE says where the device is; true when that is news. */
    boolean nominated(InetSocketAddress source) {
        boolean moved = latch.nominate(source);
        if (moved) {
            connect(source);
        }
        return moved;
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
        return stream.lost();
    }

    /** Any thread: sees what the loop had written at the end of its last turn, or later. */
    MediaReport report(RtcpPath rtcp) {
        return stream.report(sent, foreign, rtcp);
    }

    /** The same of a leg that ends, with how it went on. */
    MediaReport lastReport(RtcpPath rtcp) {
        return report(rtcp).with(stream.course());
    }

    /** On the loop, once a second. */
    void look(long now, RtcpPath rtcp) {
        stream.look(now, sent, rtcp);
        early.expire(now);
        rtcp.look(now);
    }

    void close() {
        early.dropAll();
        if (device != null) {
            device.close();
        }
        open.close();
    }
}
