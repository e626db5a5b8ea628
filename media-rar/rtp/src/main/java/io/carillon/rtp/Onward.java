package io.carillon.rtp;

import java.nio.ByteBuffer;

/**
 * Where a packet of a device goes that was found to be its own: to who listens here, and to the device it talks with, as
 * it is, in another codec, or, when it is a key and that device hears of keys by signalling, to the application.
 */
final class Onward {
    private final MediaLeg leg;
    private final MediaLoop loop;
    private final ByteBuffer buffer;
    private final LoopCounters counters;
    private final StreamIn stream;
    /** Since the first key. */
    private KeysHeard keys;
    private final EventClocks clocks = new EventClocks();
    /** Of the last packet of a key. */
    private int keyType;
    private byte[] map = PayloadMap.between(null, null);
    private VoiceIn listener;
    private RemoteMedia sender;
    /** What the other device hears where it does not have the codec; null when it always has. */
    private Spoken spoken;
    /** Since the first packet that needs it: most devices agree on a codec after an offer of several. */
    private Transcoder transcoder;
    /** Whether its keys can only be heard in the sound. */
    private boolean keysInSound;

    Onward(MediaLeg leg, MediaLoop loop, StreamIn stream) {
        this.leg = leg;
        this.loop = loop;
        this.buffer = loop.buffer();
        this.counters = loop.counters;
        this.stream = stream;
    }

    void map(RemoteMedia from, RemoteMedia to) {
        map = PayloadMap.between(from, to);
        clocks.map(from, to);
        keysInSound = from != null && to == null && !from.hasEvents();
        sender = from;
        spoken = PayloadMap.needsTranscoder(map) ? Spoken.to(to) : null;
        if (transcoder != null && !(spoken != null && transcoder.isTo(spoken))) {
            transcoder.close();
            transcoder = null;
        }
        if (transcoder != null) {
            transcoder.remote(from);
        }
        if (listener != null && from != null) {
            listener.remote(from);
        }
    }

    /** Who listens from now on; null for nobody. */
    void listener(VoiceIn other) {
        listener = other;
    }

    /** The hot path. */
    void pass(int length) {
        long now = loop.now();
        leg.aliveAt(now);
        if (!leg.sends()) {
            counters.droppedHeld++;
            return;
        }
        int type = RtpHeader.payloadType(buffer);
        if (stream.isLate(now)) {
            counters.droppedLate++;
            return;
        }
        if (listener != null) {
            listener.take(buffer, length);
            leg.tap.hear(type, length);
        }
        MediaLeg peer = leg.peer();
        if (peer == null && listener == null) {
            leg.tap.hearAlone(type, length);
        }
        if (keysInSound) {
            leg.ears().hearKeys(true);
        }
        if (peer == null && (map[type] == PayloadMap.KEY || isKeyDown())) {
            unheard(type, length);
            return;
        }
        if (peer == null || !peer.hears() || peer.isPlaying() && !followsKey(peer, type)) {
            counters.droppedHeld += listener == null ? 1 : 0;
            return;
        }
        relay(peer, type, length);
    }

    /** What the other device hears of us now is a key of this one, and this is the next. */
    private boolean followsKey(MediaLeg peer, int type) {
        return map[type] == PayloadMap.SOUND && peer.voice().isSoundingKeys();
    }

    /** Nobody hears the device but its keys. */
    private void unheard(int type, int length) {
        if (map[type] == PayloadMap.KEY) {
            tell(key(type, length));
        } else {
            anyKeyIsUp();
            counters.droppedHeld++;
        }
    }

    private void relay(MediaLeg peer, int type, int length) {
        int mapped = map[type];
        if (mapped < 0) {
            notRelayed(peer, mapped, length);
            return;
        }
        anyKeyIsUp();
        recorded(type, length);
        if (mapped != type) {
            buffer.put(1, (byte) (buffer.get(1) & 0x80 | mapped));
        }
        if (clocks.isEvent(type)) {
            convert(type, mapped, length);
        }
        if (peer.rtp().send(length)) {
            counters.packetsRelayed++;
        }
    }

    private boolean isKeyDown() {
        return keys != null && keys.isDown();
    }

    private void anyKeyIsUp() {
        if (isKeyDown()) {
            tell(keys.silent(loop.now()));
        }
    }

    private void notRelayed(MediaLeg peer, int mapped, int length) {
        if (mapped == PayloadMap.TRANSCODE) {
            anyKeyIsUp();
            recorded(RtpHeader.payloadType(buffer), length);
            transcode(peer, length);
        } else if (mapped == PayloadMap.KEY) {
            tell(key(RtpHeader.payloadType(buffer), length));
        } else if (mapped == PayloadMap.SOUND) {
            int type = RtpHeader.payloadType(buffer);
            recorded(type, length);
            sound(peer, key(type, length));
        } else {
            counters.droppedPayload++;
        }
    }

    /** A packet of a key. @return the key that has come up with it */
    private int key(int type, int length) {
        keyType = type;
        keys = keys == null ? new KeysHeard() : keys;
        return keys.take(buffer, length, loop.now());
    }

    /** A key that the other device hears as tones. */
    private void sound(MediaLeg peer, int key) {
        if (key != KeysHeard.NONE && keys.mayTell(loop.now())) {
            peer.voice().sound(key, clocks.millis(keyType, keys.duration()));
        }
    }

    /** What a listener hears has been recorded already. */
    private void recorded(int type, int length) {
        if (listener == null) {
            leg.tap.hear(type, length);
        }
    }

    /** A key for a device that counts its time by another clock. */
    private void convert(int type, int mapped, int length) {
        clocks.convert(buffer, length, type, mapped);
        if (transcoder != null) {
            transcoder.retime(buffer);
        }
    }

    /** Whether both devices may be spoken with in what they have. */
    private boolean isPossible(MediaLeg peer) {
        return (!transcoder.isCostlyTo() || peer.costly().take())
                && (!transcoder.isCostlyFrom(RtpHeader.payloadType(buffer)) || leg.costly().take());
    }

    private void transcode(MediaLeg peer, int length) {
        if (transcoder == null) {
            transcoder = new Transcoder(spoken);
            transcoder.remote(sender);
        }
        int transcoded = isPossible(peer) ? transcoder.transcode(buffer, length) : -1;
        if (transcoded < 0) {
            counters.droppedPayload++;
        } else if (peer.rtp().send(transcoded)) {
            counters.packetsTranscoded++;
        }
    }

    private void tell(int key) {
        if (key == KeysHeard.NONE) {
            return;
        }
        if (keys.mayTell(loop.now())) {
            counters.keysHeard++;
            leg.toldKey(key, clocks.millis(keyType, keys.duration()));
        } else {
            counters.keysDropped++;
        }
    }
}
