package io.carillon.rtp;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the engine itself sends to one device on the beat: the sound of a source, and keys between its packets. */
final class VoiceOut implements Beat {
    private static final AtomicBoolean REFUSAL_LOGGED = new AtomicBoolean();

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final RtpPath rtp;
    private RemoteMedia remote;
    private AudioSource playing;
    private Runnable ended;
    private short[] frame;
    private FrameStream stream;
    private KeyStream keys;
    private boolean onBeat;

    VoiceOut(MediaLeg leg, MediaLoop loop, RtpPath rtp) {
        this.leg = leg;
        this.loop = loop;
        this.rtp = rtp;
    }

    /** Signalling has spoken: what plays goes on in what the device takes now. */
    void remote(RemoteMedia told) {
        remote = told;
        if (keys != null) {
            keys.remote(told);
        }
        if (playing != null && !prepare()) {
            refuse();
        } else if (playing == null) {
            stream = null;
        }
    }

    /** Plays instead of what plays now. {@code whenEnded} may be null. */
    void play(AudioSource source, Runnable whenEnded) {
        if (playing == null) {
            loop.counters.tones++;
        }
        boolean first = playing == null;
        playing = source;
        ended = whenEnded;
        if (!prepare()) {
            refuse();
            return;
        }
        int samples = source.rate() / AudioCodec.FRAMES_PER_SECOND;
        frame = frame == null || frame.length != samples ? new short[samples] : frame;
        if (first) {
            stream.begin(rtp.numbering(), loop.now());
        }
        join();
    }

    private boolean prepare() {
        FrameStream possible = FrameStream.of(remote);
        if (stream == null || !stream.isLike(possible)) {
            stream = possible;
            if (possible != null) {
                possible.begin(rtp.numbering(), loop.now());
            }
        }
        return stream != null;
    }

    private void refuse() {
        if (REFUSAL_LOGGED.compareAndSet(false, true)) {
            MediaLog.LOG.playingNotPossible(leg.call(), leg.leg(), remote == null ? null : remote.codec());
        }
        end();
    }

    /** Stops what plays. Nobody is told. */
    void stop() {
        if (playing != null) {
            playing = null;
            ended = null;
            loop.counters.tones--;
        }
    }

    private void end() {
        Runnable told = ended;
        stop();
        if (told != null) {
            leg.tell(told);
        }
    }

    boolean isPlaying() {
        return playing != null;
    }

    void press(int event, int millis) {
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

    @Override
    public boolean beat() {
        if (playing != null) {
            playNext();
        }
        if (keys != null && keys.isActive()) {
            if (!leg.hears()) {
                keys.silence();
            } else if (keys.next(loop.buffer(), loop.now())) {
                rtp.sendNumbered(KeyStream.LENGTH);
            }
        }
        onBeat = !leg.isReleased() && (playing != null || keys != null && keys.isActive());
        return onBeat;
    }

    /** Sends the next 20 ms. On hold the device hears nothing, and the time of the source passes nevertheless. */
    private void playNext() {
        AudioSource now = playing;
        now.fill(frame);
        if (leg.hears()) {
            rtp.send(stream.write(frame, now.rate(), loop.buffer()));
        } else {
            stream.skip();
        }
        if (now.hasEnded()) {
            end();
        }
    }

    /** The leg is over. */
    void release() {
        stop();
        keys = null;
    }
}
