package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Tone;
import io.carillon.rtp.answer.Leveller;
import io.carillon.rtp.mix.Seat;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Interjection;
import io.carillon.rtp.wire.MediaSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One leg's media on its event loop. The methods of the door put a task on the loop; everything else runs there and
 * therefore needs no lock.
 */
final class MediaLeg implements RtpEndpoint {
    private final CallId call;
    private final LegId leg;
    private final InetSocketAddress localRtp;
    private final MediaLoop loop;
    private final PortPool ports;
    private final MixTable mixes;
    private final AtomicReference<MediaReport> closed = new AtomicReference<>();

    private final Seal seal;
    private final RtpPath rtp;
    private final RtcpPath rtcp;
    private final WebPath web;
    private final VoiceOut voice;
    private final Ears ears;
    private final CostlyPlace costly;
    final TapPoint tap;
    private MediaLeg peer;
    /** Where it sits among many; null elsewhere. */
    private Seat seat;
    private RemoteMedia remote;
    private MediaDirection direction = MediaDirection.INACTIVE;
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
        this.mixes = bound.mixes();
        this.seal = new Seal(this, loop);
        this.web = new WebPath(this, loop);
        this.tap = new TapPoint(this, loop);
        this.rtp = new RtpPath(this, loop, bound.rtp());
        this.rtcp = new RtcpPath(this, loop, bound.rtcp());
        this.voice = new VoiceOut(this, loop, rtp);
        this.ears = new Ears(this, loop, rtp);
        this.costly = new CostlyPlace(loop.shared().costly());
    }

    /** The sockets of a pair that was just taken from the pool. */
    record Bound(PortPool ports, MixTable mixes, MediaSocket rtp, MediaSocket rtcp) {}

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
        play(loop.shared().tones().play(wanted), wanted.isEndless() ? null : () -> loop.events().toneEnded(call, leg));
    }

    @Override
    public void play(AudioSource source, Runnable whenEnded) {
        Objects.requireNonNull(source, "source");
        unlessReleased(() -> voice.play(source, whenEnded));
    }

    private void unlessReleased(Runnable task) {
        loop.executeNow(() -> {
            if (!released) {
                task.run();
            }
        });
    }

    @Override
    public void stopPlaying() {
        loop.execute(voice::stop);
    }

    @Override
    public void listen(AudioSink sink) {
        loop.executeNow(() -> ears.listen(sink));
    }

    @Override
    public void overhear(AudioSink sink) {
        Objects.requireNonNull(sink, "sink");
        loop.executeNow(() -> ears.add(sink));
    }

    @Override
    public void interject(Interjection source) {
        unlessReleased(() -> voice.interject(source));
    }

    @Override
    public void ignore(AudioSink sink) {
        loop.executeNow(() -> ears.remove(sink));
    }

    @Override
    public void press(int event, int millis) {
        unlessReleased(() -> voice.press(event, millis));
    }

    @Override
    public boolean mayBeCostly() {
        return costly.isToBeHad();
    }

    @Override
    public boolean takeCostly() {
        return costly.take();
    }

    @Override
    public MediaReport report() {
        MediaReport last = closed.get();
        return last != null ? last : rtp.report(rtcp);
    }

    @Override
    public MediaReport close() {
        if (closed.get() == null && closed.compareAndSet(null, rtp.lastReport(rtcp))) {
            mixes.leave(this);
            ports.returned();
            costly.giveBack();
            loop.execute(this::release);
        }
        return closed.get();
    }

    /** Whether it was closed. Any thread. */
    boolean isClosed() {
        return closed.get() != null;
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
        tap.remote(told);
        applyDirection(told.direction());
        mapPayloads();
        voice.remote(told);
        rtp.admit();
    }

    private void applyDirection(MediaDirection changed) {
        if (seat != null && changed != direction) {
            seat.away(changed == MediaDirection.SENDONLY);
        }
        direction = changed;
        heardAt = loop.now();
        silenceReported = false;
        rtp.restart();
    }

    private void mapPayloads() {
        rtp.onward().map(remote, peer == null ? null : peer.remote);
        ears.hearKeys(false);
        if (peer != null) {
            peer.rtp.onward().map(peer.remote, remote);
            peer.ears.hearKeys(false);
        }
    }

    void bridgeWith(MediaLeg other) {
        if (released || other.released || other == this) {
            return;
        }
        unbridge();
        other.unbridge();
        voice.stop();
        other.voice.stop();
        peer = other;
        other.peer = this;
        loop.counters.bridged += 2;
        mapPayloads();
        rtp.restart();
        other.rtp.restart();
    }

    void unbridge() {
        if (peer != null) {
            MediaLeg other = peer;
            other.peer = null;
            peer = null;
            mapPayloads();
            other.mapPayloads();
            loop.counters.bridged -= 2;
        }
    }

    /** Takes a seat in a mix: the device hears it and is heard there. Any thread. @param many whether in a mix of more than two */
    void sit(Seat place, boolean many) {
        loop.executeNow(() -> {
            if (!released) {
                unbridge();
                seat = many ? place : null;
                voice.background(place);
                ears.listen(loop.shared().gainControl() ? new Leveller(place) : place);
                tap.seated(place);
            }
        });
    }

    /** Leaves a seat, if it still has it. Any thread. */
    void stand(Seat place) {
        loop.execute(() -> {
            if (voice.background() == place) {
                seat = null;
                voice.background(null);
                ears.listen(null);
                tap.seated(null);
            }
        });
    }

    /** Tells the owner of this leg something; what goes wrong there stays there. */
    void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException failure) {
            MediaLog.LOG.eventFailed(call, leg, failure);
        }
    }

    /** The device pressed a key that the application is to hear of. */
    void toldKey(int event, int millis) {
        tell(() -> loop.events().keyPressed(call, leg, event, millis));
    }

    void checkSilence(long now, long silenceNanos) {
        if (!mediaExpected || silenceReported || !sends() || remote == null || now - heardAt < silenceNanos) {
            return;
        }
        silenceReported = true;
        loop.counters.mediaTimeouts++;
        tell(() -> loop.events().mediaTimeout(call, leg));
    }

    /** Closes the sockets. Idempotent. */
    void release() {
        if (released) {
            return;
        }
        released = true;
        unbridge();
        voice.release();
        ears.release();
        tap.close();
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

    /** Whether the device hears us instead of its peer. */
    boolean isPlaying() {
        return voice.isPlaying();
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

    CostlyPlace costly() {
        return costly;
    }

    Ears ears() {
        return ears;
    }

    VoiceOut voice() {
        return voice;
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
