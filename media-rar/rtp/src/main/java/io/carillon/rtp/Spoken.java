package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;

/**
 * What the engine itself speaks with a device.
 *
 * @param codec the codec
 * @param payloadType its number in packets to the device
 */
record Spoken(AudioCodec codec, int payloadType) {

    /**
     * The codec agreed on unless it is costly, else any G.711 the device takes, else Opus; null when it takes nothing that the
     * engine speaks.
     */
    static Spoken to(RemoteMedia remote) {
        return remote == null ? null : to(remote.codec(), remote.receives());
    }

    /**
     * @param agreed the codec agreed on, null when unknown
     * @param receives payload types in packets to the device
     */
    static Spoken to(Codec agreed, PayloadTypes receives) {
        Spoken preferred = in(agreed, agreed, receives);
        if (preferred != null && !preferred.codec().isCostly()) {
            return preferred;
        }
        Spoken inMu = in(Codec.PCMU, agreed, receives);
        Spoken inG711 = inMu != null ? inMu : in(Codec.PCMA, agreed, receives);
        return inG711 != null ? inG711 : in(Codec.OPUS, agreed, receives);
    }

    private static Spoken in(Codec name, Codec agreed, PayloadTypes receives) {
        AudioCodec codec = AudioCodec.of(name);
        int type = codec == null ? -1 : type(name, agreed, receives);
        return type < 0 ? null : new Spoken(codec, type);
    }

    private static int type(Codec codec, Codec agreed, PayloadTypes receives) {
        if (receives.byType().isEmpty()) {
            return codec.equals(agreed) ? staticType(codec) : -1;
        }
        return receives.typeOf(codec);
    }

    /** RFC 3551 table 4. */
    private static int staticType(Codec codec) {
        if (codec.equals(Codec.PCMU)) {
            return 0;
        }
        if (codec.equals(Codec.PCMA)) {
            return 8;
        }
        return codec.equals(Codec.G722) ? 9 : -1;
    }
}
