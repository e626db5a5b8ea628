package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Tone;
import io.carillon.rtp.wire.MediaSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One leg's media on its event loop. The methods of the door put a task on the loop; everything else runs there and
 * therefore needs no lock.
 */
final class MediaLeg implements RtpEndpoint {
    private static final AtomicBoolean TONE_REFUSAL_LOGGED = new AtomicBoolean();

    private final CallId call;
    private final LegId leg;
    private final InetSocketAddress localRtp;
    private final MediaLoop loop;
    private final PortPool ports;
    private final AtomicReference<MediaReport> closed = new AtomicReference<>();

    private final Seal seal;
    private final RtpPath rtp;
    private final RtcpPath rtcp;
    private final WebPath web;
    private MediaLeg peer;
    private RemoteMedia remote;
    private MediaDirection direction = MediaDirection.INACTIVE;
    private Tone tone;
    private ToneStream stream;
    private KeyStream keys;
    private boolean onBeat;
    private boolean mediaExpected;
    private boolean silenceReported;
    private boolean released;
    private long heardAt;
    /** Index in the loop's list of legs. */
    int place;

    MediaLeg(CallId call, LegId leg, InetSocketAddress localRtp, MediaLoop loop, Bound bound) {
        this.call = call;
        this.leg = leg;
        this.localRtp = localRtp;
        this.loop = loop;
        this.ports = bound.ports();
        this.seal = new Seal(this, loop);
        this.web = new WebPath(this, loop);
        this.rtp = new RtpPath(this, loop, bound.rtp());
        this.rtcp = new RtcpPath(this, loop, bound.rtcp());
    }

    /** The sockets of a pair that was just taken from the pool. */
    record Bound(PortPool ports, MediaSocket rtp, MediaSocket rtcp) {}

    // ---- the door, any thread

    @Override
    public CallId call() {
        return call;
    }

    @Override
    public LegId leg() {
        return leg;
    }

    @Override
    public InetSocketAddress localRtp() {
        return localRtp;
    }

    @Override
    public int rtcpPort() {
        return localRtp.getPort() + 1;
    }

    @Override
    public void remote(RemoteMedia told) {
        Objects.requireNonNull(told, "remote");
        seal.prepare(told.protection());
        loop.execute(() -> applyRemote(told));
    }

    @Override
    public void direction(MediaDirection changed) {
        Objects.requireNonNull(changed, "direction");
        loop.execute(() -> applyDirection(changed));
    }

    @Override
    public void expectMedia() {
        loop.execute(() -> {
            mediaExpected = true;
            heardAt = loop.now();
        });
    }

    @Override
    public void play(Tone wanted) {
        Objects.requireNonNull(wanted, "tone");
        loop.executeNow(() -> startTone(wanted));
    }

    @Override
    public void stopTone() {
        loop.execute(this::endTone);
    }

    @Override
    public void press(int event, int millis) {
        loop.executeNow(() -> startKey(event, millis));
    }

    @Override
    public MediaReport report() {
        MediaReport last = closed.get();
        return last != null ? last : rtp.report(rtcp);
    }

    @Override
    public MediaReport close() {
        if (closed.get() == null && closed.compareAndSet(null, rtp.report(rtcp))) {
            ports.returned();
            loop.execute(this::release);
        }
        return closed.get();
    }

    // ---- on the loop

    void opened() {
        loop.add(this);
    }

    void watch() throws IOException {
        rtp.watch();
        loop.wire().watch(rtcp.socket(), rtcp::readable);
    }

    private void applyRemote(RemoteMedia told) {
        if (released) {
            return;
        }
        remote = told;
        seal.apply();
        rtp.remote(told);
        rtcp.remote(told);
        web.remote(told);
        applyDirection(told.direction());
        mapPayloads();
        if (keys != null) {
            keys.remote(told);
        }
        if (tone != null) {
            startTone(tone);
        }
    }

    private void applyDirection(MediaDirection changed) {
        direction = changed;
        heardAt = loop.now();
        silenceReported = false;
        rtp.restart();
    }

    private void mapPayloads() {
        rtp.map(remote, peer == null ? null : peer.remote);
        if (peer != null) {
            peer.rtp.map(peer.remote, remote);
        }
    }

    void bridgeWith(MediaLeg other) {
        if (released || other.released || other == this) {
            return;
        }
        unbridge();
        other.unbridge();
        endTone();
        other.endTone();
        peer = other;
        other.peer = this;
        loop.counters.bridged += 2;
        mapPayloads();
        rtp.restart();
        other.rtp.restart();
    }

    void unbridge() {
        if (peer != null) {
            peer.peer = null;
            peer = null;
            loop.counters.bridged -= 2;
        }
    }

    private void startTone(Tone wanted) {
        if (released) {
            return;
        }
        ToneStream possible = ToneStream.of(wanted, remote);
        if (possible == null) {
            endTone();
            refuseTone(wanted);
            return;
        }
        if (tone == null) {
            loop.counters.tones++;
        }
        tone = wanted;
        stream = possible;
        join();
    }

    private void startKey(int event, int millis) {
        if (released) {
            return;
        }
        if (keys == null) {
            keys = new KeyStream(rtp.numbering());
            keys.remote(remote);
        }
        if (keys.press(event, millis)) {
            loop.counters.keysSent++;
            join();
        } else {
            loop.counters.keysDropped++;
        }
    }

    private void join() {
        if (!onBeat) {
            onBeat = true;
            loop.addBeat(this);
        }
    }

    private void refuseTone(Tone wanted) {
        if (TONE_REFUSAL_LOGGED.compareAndSet(false, true)) {
            MediaLog.LOG.toneNotPossible(call, remote == null ? null : remote.codec());
        }
        if (!wanted.isEndless()) {
            reportToneEnded();
        }
    }

    private void endTone() {
        if (tone != null) {
            tone = null;
            stream = null;
            loop.counters.tones--;
        }
    }

    /** 20 ms have passed: what we send ourselves goes on. @return false when there is nothing more */
    boolean beat() {
        if (stream != null) {
            playNext();
        }
        if (keys != null && keys.isActive()) {
            if (!hears()) {
                keys.silence();
            } else if (keys.next(loop.buffer(), loop.now())) {
                rtp.sendNumbered(KeyStream.LENGTH);
            }
        }
        onBeat = !released && (stream != null || keys != null && keys.isActive());
        return onBeat;
    }

    /** Sends the next 20 ms of the tone. On hold the device hears nothing, and the tone passes nevertheless. */
    private void playNext() {
        stream.next(loop.buffer());
        if (hears()) {
            rtp.send(ToneStream.LENGTH);
        }
        if (stream.hasEnded()) {
            endTone();
            reportToneEnded();
        }
    }

    private void reportToneEnded() {
        try {
            loop.events().toneEnded(call, leg);
        } catch (RuntimeException failure) {
            MediaLog.LOG.eventFailed(call, leg, failure);
        }
    }

    /** The device pressed a key, and its peer hears of keys by signalling. */
    void pressed(int event, int units) {
        Codec codec = remote.codec();
        int clock = codec == null || codec.clockRate() < 1000 ? 8000 : codec.clockRate();
        try {
            loop.events().keyPressed(call, leg, event, (int) (units * 1000L / clock));
        } catch (RuntimeException failure) {
            MediaLog.LOG.eventFailed(call, leg, failure);
        }
    }

    void checkSilence(long now, long silenceNanos) {
        if (!mediaExpected || silenceReported || !sends() || remote == null || now - heardAt < silenceNanos) {
            return;
        }
        silenceReported = true;
        loop.counters.mediaTimeouts++;
        try {
            loop.events().mediaTimeout(call, leg);
        } catch (RuntimeException failure) {
            MediaLog.LOG.eventFailed(call, leg, failure);
        }
    }

    /** Closes the sockets. Idempotent. */
    void release() {
        if (released) {
            return;
        }
        released = true;
        unbridge();
        endTone();
        keys = null;
        seal.close();
        rtp.close();
        rtcp.close();
        loop.remove(this, localRtp.getPort());
    }

    /** The device gave a sign of life. */
    void aliveAt(long nanos) {
        heardAt = nanos;
        silenceReported = false;
    }

    /** Whether the device is to send. */
    boolean sends() {
        return direction == MediaDirection.SENDRECV || direction == MediaDirection.SENDONLY;
    }

    /** Whether the device wants to hear. */
    boolean hears() {
        return direction == MediaDirection.SENDRECV || direction == MediaDirection.RECVONLY;
    }

    boolean playsTone() {
        return tone != null;
    }

    MediaLoop loop() {
        return loop;
    }

    MediaLeg peer() {
        return peer;
    }

    RemoteMedia remoteMedia() {
        return remote;
    }

    /** Whether its sockets are closed. */
    boolean isReleased() {
        return released;
    }

    WebPath web() {
        return web;
    }

    Seal seal() {
        return seal;
    }

    RtpPath rtp() {
        return rtp;
    }

    RtcpPath rtcp() {
        return rtcp;
    }
}
