package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Tone;
import io.carillon.rtp.RemoteMedia;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Interjection;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a media endpoint was told. */
final class FakeRtp implements RtpEndpoint {
    private final CallId call;
    private final LegId leg;
    private final int port;
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<AudioSink> overhearing = new CopyOnWriteArrayList<>();
    volatile Runnable ended;
    RemoteMedia remote;
    boolean expecting;
    /** Whether there is a place for Opus. */
    boolean costly;
    boolean closed;

    FakeRtp(CallId call, LegId leg, int port) {
        this.call = call;
        this.leg = leg;
        this.port = port;
    }

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
        return new InetSocketAddress("192.0.2.1", port);
    }

    @Override
    public int rtcpPort() {
        return port + 1;
    }

    @Override
    public void remote(RemoteMedia media) {
        remote = media;
    }

    @Override
    public void direction(MediaDirection direction) {
        remote = remote.withDirection(direction);
    }

    @Override
    public void expectMedia() {
        expecting = true;
    }

    @Override
    public void play(Tone tone) {
        done.add("play " + tone);
    }

    @Override
    public void play(AudioSource source, Runnable whenEnded) {
        ended = whenEnded;
        done.add("play a source");
    }

    @Override
    public void stopPlaying() {
        done.add("stop");
    }

    @Override
    public void listen(AudioSink sink) {
        done.add(sink == null ? "nobody listens" : "somebody listens");
    }

    @Override
    public void overhear(AudioSink sink) {
        overhearing.add(sink);
        done.add("somebody overhears");
    }

    @Override
    public void interject(Interjection source) {
        done.add(source == null ? "nobody interjects" : "somebody interjects");
    }

    @Override
    public void ignore(AudioSink sink) {
        overhearing.remove(sink);
        done.add("ignored");
    }

    @Override
    public void press(int event, int millis) {
        done.add("press " + event + " " + millis);
    }

    @Override
    public boolean mayBeCostly() {
        return costly;
    }

    @Override
    public boolean takeCostly() {
        return costly;
    }

    @Override
    public MediaReport report() {
        return MediaReport.NONE;
    }

    @Override
    public MediaReport close() {
        closed = true;
        return new MediaReport(null, 50, 60, 0, 0, 0, -1, 4.4);
    }
}
