package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.Tone;
import io.carillon.rtp.codec.G711;
import io.carillon.rtp.tone.ToneSamples;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** A tone on its way to one device: an RTP stream of our own with 20 ms packets. */
final class ToneStream {
    /** Bytes of a packet. */
    static final int LENGTH = RtpHeader.LENGTH + ToneSamples.PACKET;

    private final ToneSamples samples;
    private final int payloadType;
    private final int source = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private int packet;
    private boolean first = true;

    private ToneStream(ToneSamples samples, int payloadType) {
        this.samples = samples;
        this.payloadType = payloadType;
    }

    /** The tone in the agreed codec, else in any G.711 the device takes; null when it takes none. */
    static ToneStream of(Tone tone, RemoteMedia remote) {
        if (remote == null) {
            return null;
        }
        Codec preferred = remote.codec();
        ToneStream inPreferred = preferred == null ? null : in(preferred, tone, remote);
        if (inPreferred != null) {
            return inPreferred;
        }
        ToneStream inMu = in(Codec.PCMU, tone, remote);
        return inMu != null ? inMu : in(Codec.PCMA, tone, remote);
    }

    private static ToneStream in(Codec codec, Tone tone, RemoteMedia remote) {
        boolean mu = codec.equals(Codec.PCMU);
        int type = mu || codec.equals(Codec.PCMA) ? type(codec, remote) : -1;
        return type < 0 ? null : new ToneStream(ToneSamples.of(tone, mu ? G711.MU_LAW : G711.A_LAW), type);
    }

    private static int type(Codec codec, RemoteMedia remote) {
        if (remote.receives().byType().isEmpty()) {
            return codec.equals(remote.codec()) ? staticType(codec) : -1;
        }
        return remote.receives().typeOf(codec);
    }

    /** RFC 3551 table 4. */
    private static int staticType(Codec codec) {
        return codec.equals(Codec.PCMU) ? 0 : 8;
    }

    /** Writes the next packet into the buffer; the marker bit stands on the first. */
    void next(ByteBuffer buffer) {
        RtpHeader.write(buffer, first ? payloadType | 0x80 : payloadType, sequence, timestamp, source);
        samples.copy(packet, buffer, RtpHeader.LENGTH);
        first = false;
        sequence = (sequence + 1) & 0xffff;
        timestamp += ToneSamples.PACKET;
        packet++;
        if (packet == samples.packets() && samples.isEndless()) {
            packet = 0;
        }
    }

    /** Whether the last packet has been written. */
    boolean hasEnded() {
        return packet == samples.packets();
    }
}
