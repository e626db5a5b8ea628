package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.Repeated;
import io.carillon.rtp.codec.AudioCodec;
import java.util.Arrays;

/** How payload types change on the way from one device to the other. */
final class PayloadMap {
    /** The packet cannot go on: not negotiated, or the other device does not have the codec. */
    static final byte DROP = -1;

    /** A telephone event whose key the other device is told of by signalling. */
    static final byte KEY = -2;

    /** Sound in a codec that the other device does not have, and the engine speaks what it has. */
    static final byte TRANSCODE = -3;

    /** A telephone event whose key the other device is to hear as tones. */
    static final byte SOUND = -4;

    private static final byte[] NOWHERE = nowhere();
    private static final int KNOWN_PAIRS = 512;
    private static final Repeated<Pair, byte[]> KNOWN = new Repeated<>(KNOWN_PAIRS, PayloadMap::between);

    private PayloadMap() {}

    /**
     * All that decides: of the two devices, and of the engine.
     *
     * @param to null for nobody
     * @param opus whether the engine speaks it now
     */
    private record Pair(
            PayloadTypes sends, PayloadTypes receives, PayloadTypes to, RemoteMedia.Keys keys, Codec codec, boolean opus) {
        static Pair of(RemoteMedia from, RemoteMedia to) {
            return to == null
                    ? new Pair(from.sends(), from.receives(), null, null, null, false)
                    : new Pair(from.sends(), from.receives(), to.receives(), to.keys(), to.codec(),
                            AudioCodec.of(Codec.OPUS) != null);
        }
    }

    private static byte[] nowhere() {
        byte[] map = new byte[128];
        Arrays.fill(map, DROP);
        return map;
    }

    /**
     * A table of 128 payload types of packets from {@code from} to those {@code to} expects, or what else becomes of them; not
     * to be written to.
     */
    static byte[] between(RemoteMedia from, RemoteMedia to) {
        return from == null ? NOWHERE : KNOWN.of(Pair.of(from, to));
    }

    private static byte[] between(Pair pair) {
        if (pair.to() == null) {
            return withKeys(pair);
        }
        byte[] map = NOWHERE.clone();
        if (pair.sends().byType().isEmpty() && pair.receives().byType().isEmpty()) {
            for (int type = 0; type < map.length; type++) {
                map[type] = (byte) type;
            }
            return map;
        }
        pair.receives().byType().keySet().forEach(type -> map[type] = (byte) target(type, pair));
        pair.sends().byType().keySet().forEach(type -> map[type] = (byte) target(type, pair));
        return map;
    }

    /** A device that talks with nobody is heard when it presses a key. */
    private static byte[] withKeys(Pair pair) {
        EventTypes events = EventTypes.from(pair.sends(), pair.receives());
        if (events == EventTypes.NONE) {
            return NOWHERE;
        }
        byte[] map = NOWHERE.clone();
        for (int type = 0; type < map.length; type++) {
            map[type] = events.has(type) ? KEY : map[type];
        }
        return map;
    }

    private static int target(int type, Pair pair) {
        PayloadTypes to = pair.to();
        Codec codec = codec(type, pair.sends(), pair.receives());
        if (PayloadTypes.isEvent(codec) && pair.keys() != RemoteMedia.Keys.EVENTS) {
            return pair.keys() == RemoteMedia.Keys.TOLD ? KEY : SOUND;
        }
        if (to.byType().isEmpty() || codec.equals(to.codec(type))) {
            return type;
        }
        int relayed = to.typeOf(codec);
        if (relayed < 0 && PayloadTypes.isEvent(codec)) {
            return to.eventType();
        }
        return relayed < 0 && AudioCodec.of(codec) != null && Spoken.to(pair.codec(), to) != null ? TRANSCODE : relayed;
    }

    static boolean needsTranscoder(byte[] map) {
        for (byte target : map) {
            if (target == TRANSCODE) {
                return true;
            }
        }
        return false;
    }

    /** Codecs of the 128 payload types that the engine can decode itself, null for the others. */
    static AudioCodec[] audible(RemoteMedia from) {
        AudioCodec[] codecs = new AudioCodec[128];
        boolean unnamed = from.sends().byType().isEmpty() && from.receives().byType().isEmpty();
        for (int type = 0; type < codecs.length; type++) {
            codecs[type] = AudioCodec.of(unnamed ? from.codec() : codec(type, from));
        }
        return codecs;
    }

    /** Which of the 128 payload types are comfort noise. */
    static boolean[] noises(RemoteMedia from) {
        boolean[] noises = new boolean[128];
        for (int type = 0; type < noises.length; type++) {
            Codec codec = codec(type, from);
            noises[type] = codec != null && codec.name().equals(PayloadTypes.COMFORT_NOISE);
        }
        return noises;
    }

    /** Devices should use the payload types of our SDP (RFC 3264 section 5.1); others are understood. */
    static Codec codec(int type, RemoteMedia from) {
        return codec(type, from.sends(), from.receives());
    }

    static Codec codec(int type, PayloadTypes sends, PayloadTypes receives) {
        Codec codec = sends.codec(type);
        return codec != null ? codec : receives.codec(type);
    }
}
