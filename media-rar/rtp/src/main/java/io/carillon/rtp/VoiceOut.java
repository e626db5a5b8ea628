package io.carillon.rtp;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Interjection;
import io.carillon.rtp.tone.KeySound;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the engine itself sends to one device on the beat: the sound of a source, and keys between its packets. */
final class VoiceOut implements Beat {
    private static final AtomicBoolean REFUSAL_LOGGED = new AtomicBoolean();
    /** 20 ms of 48 kHz. */
    private static final int LONGEST_FRAME = 960;
    /** Level of our comfort noise, dB below overload: a quiet room. */
    private static final int NOISE_BELOW = 68;

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final RtpPath rtp;
    private RemoteMedia remote;
    private AudioSource playing;
    private AudioSource background;
    private Runnable ended;
    private short[] frame;
    private FrameStream stream;
    private KeyStream keys;
    private KeySound sound;
    private Interjection interjection;
    private boolean spoke;
    private final Hush hush = new Hush();
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
        if (current() == null) {
            become(null);
        } else if (!prepare()) {
            refuse();
        }
    }

    /** Plays instead of what plays now. {@code whenEnded} may be null. */
    void play(AudioSource source, Runnable whenEnded) {
        boolean first = current() == null;
        if (playing == null) {
            loop.counters.tones++;
        }
        playing = source;
        ended = whenEnded;
        begin(first);
    }

    /** Lets the device hear a source whenever nothing else plays; null for silence again. */
    void background(AudioSource source) {
        boolean first = current() == null;
        background = source;
        if (source != null) {
            begin(first);
        }
    }

    /** Lets the device hear a source whenever that has something to say; null for none. */
    void interject(Interjection source) {
        interjection = source;
        if (source != null) {
            frame = frame == null ? new short[LONGEST_FRAME] : frame;
            join();
        }
    }

    AudioSource background() {
        return background;
    }

    boolean isSoundingKeys() {
        return sound != null && sound.isActive();
    }

    private AudioSource current() {
        if (isSoundingKeys()) {
            return sound;
        }
        if (interjection != null && interjection.isActive()) {
            return interjection;
        }
        return playing != null ? playing : background;
    }

    private void begin(boolean first) {
        if (!prepare()) {
            refuse();
        } else if (first) {
            stream.begin(rtp.numbering(), loop.now());
        }
        frame = frame == null ? new short[LONGEST_FRAME] : frame;
        join();
    }

    private boolean prepare() {
        FrameStream possible = FrameStream.of(remote, leg.costly());
        if (stream == null || !stream.isLike(possible)) {
            become(possible);
            if (possible != null) {
                possible.begin(rtp.numbering(), loop.now());
            }
        }
        return stream != null;
    }

    private void become(FrameStream next) {
        if (stream != null) {
            stream.close();
        }
        stream = next;
    }

    /** Nothing that the engine speaks is taken now. What plays ends; the background waits until that changes. */
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
        return current() != null;
    }

    /** Lets the device hear a key, in place of whatever it hears meanwhile. */
    void sound(int event, int millis) {
        boolean first = current() == null;
        sound = sound == null ? new KeySound() : sound;
        if (sound.press(event, millis)) {
            loop.counters.keysSent++;
            begin(first);
        } else {
            loop.counters.keysDropped++;
        }
    }

    void press(int event, int millis) {
        if (remote != null && remote.keys() == RemoteMedia.Keys.TONES) {
            sound(event, millis);
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

    @Override
    public boolean beat() {
        AudioSource now = current();
        if (now != null) {
            if (now == interjection && !spoke && prepare()) {
                stream.begin(rtp.numbering(), loop.now());
            }
            playNext(now);
        }
        spoke = now != null;
        if (keys != null && keys.isActive()) {
            if (!leg.hears()) {
                keys.silence();
            } else if (keys.next(loop.buffer(), loop.now())) {
                rtp.sendNumbered(KeyStream.LENGTH);
            }
        }
        boolean more = current() != null || interjection != null || keys != null && keys.isActive();
        onBeat = !leg.isReleased() && more;
        return onBeat;
    }

    /** Sends the next 20 ms. On hold the device hears nothing, and the time of the source passes nevertheless. */
    private void playNext(AudioSource now) {
        boolean heard = stream != null && leg.hears();
        int ready = heard && !stream.hasNoise() ? stream.write(now, loop.buffer()) : 0;
        if (ready > 0) {
            rtp.send(ready);
        } else {
            encode(now, heard);
        }
        if (now == playing && now.hasEnded()) {
            end();
        }
    }

    private void encode(AudioSource now, boolean heard) {
        now.fill(frame);
        if (heard) {
            send(now);
        } else if (stream != null) {
            stream.skip();
        }
    }

    /** A device that understands comfort noise is not sent long silence. */
    private void send(AudioSource now) {
        Hush.Verdict verdict = stream.hasNoise()
                ? hush.hear(frame, now.rate() / AudioCodec.FRAMES_PER_SECOND)
                : Hush.Verdict.SEND;
        switch (verdict) {
            case SEND -> rtp.send(stream.write(frame, now.rate(), loop.buffer()));
            case NOISE -> rtp.send(stream.writeNoise(NOISE_BELOW, loop.buffer()));
            case NOTHING -> stream.skip();
        }
    }

    /** The leg is over. */
    void release() {
        stop();
        become(null);
        background = null;
        keys = null;
        sound = null;
        interjection = null;
    }
}
