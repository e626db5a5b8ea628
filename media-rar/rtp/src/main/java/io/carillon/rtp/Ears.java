package io.carillon.rtp;

import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.tone.KeyDetector;

/**
 * Who of us listens to one device. All hear the same 20 ms, each at its own rate; while nobody listens nothing is decoded.
 */
final class Ears {
    private final MediaLeg leg;
    private final MediaLoop loop;
    private final RtpPath rtp;
    private AudioSink listener;
    private KeyDetector keys;
    private VoiceIn voice;

    Ears(MediaLeg leg, MediaLoop loop, RtpPath rtp) {
        this.leg = leg;
        this.loop = loop;
        this.rtp = rtp;
    }

    /** The one who talks with the device: the next takes the place of the one before; null for nobody. */
    void listen(AudioSink sink) {
        remove(listener);
        listener = sink;
        if (sink != null) {
            add(sink);
        }
    }

    /** Somebody who listens as well. */
    void add(AudioSink sink) {
        if (leg.isReleased()) {
            return;
        }
        if (voice == null) {
            voice = new VoiceIn(rtp.stream(), leg.costly());
            voice.remote(leg.remoteMedia());
            rtp.onward().listener(voice);
            loop.addBeat(voice);
        }
        voice.add(sink);
    }

    /** Somebody listens no more; nothing happens when he did not. */
    void remove(AudioSink sink) {
        if (sink == null || voice == null) {
            return;
        }
        voice.remove(sink);
        if (!voice.isHeard()) {
            release();
        }
    }

    /** Whether keys are looked for in the sound of the device. */
    void hearKeys(boolean wanted) {
        if (wanted && keys == null) {
            keys = new KeyDetector(this::pressed);
            add(keys);
        } else if (!wanted && keys != null) {
            KeyDetector before = keys;
            keys = null;
            remove(before);
        }
    }

    private void pressed(int event, int millis) {
        loop.counters.keysHeard++;
        leg.toldKey(event, millis);
    }

    /** Nobody listens any more. */
    void release() {
        if (voice != null) {
            voice.close();
            voice = null;
        }
        listener = null;
        keys = null;
        rtp.onward().listener(null);
    }
}
