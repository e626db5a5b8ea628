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
        if (remote == null) {
            return null;
        }
        Spoken preferred = in(remote.codec(), remote);
        if (preferred != null && !preferred.codec().isCostly()) {
            return preferred;
        }
        Spoken inMu = in(Codec.PCMU, remote);
        Spoken inG711 = inMu != null ? inMu : in(Codec.PCMA, remote);
        return inG711 != null ? inG711 : in(Codec.OPUS, remote);
    }

    private static Spoken in(Codec name, RemoteMedia remote) {
        AudioCodec codec = AudioCodec.of(name);
        int type = codec == null ? -1 : type(name, remote);
        return type < 0 ? null : new Spoken(codec, type);
    }

    private static int type(Codec codec, RemoteMedia remote) {
        if (remote.receives().byType().isEmpty()) {
            return codec.equals(remote.codec()) ? staticType(codec) : -1;
        }
        return remote.receives().typeOf(codec);
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
