package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Resampler;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** An RTP stream of our own to one device: frames of 20 ms, encoded in what the device takes. */
final class FrameStream {
    private final AudioCodec codec;
    private AudioCodec.Encoder encoder;
    private final int payloadType;
    private final int noiseType;
    private final short[] scaled;
    private int source = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private boolean marked;
    private Resampler resampler;
    private int resampled;

    private FrameStream(AudioCodec codec, int payloadType, int noiseType) {
        this.codec = codec;
        this.noiseType = noiseType;
        this.payloadType = payloadType;
        this.scaled = new short[codec.frame()];
    }

    /**
     * A stream in what the device is spoken to with; null when it takes nothing that the engine speaks, or only what there is
     * no place for.
     */
    static FrameStream of(RemoteMedia remote, CostlyPlace place) {
        Spoken spoken = Spoken.to(remote);
        boolean possible = spoken != null && (!spoken.codec().isCostly() || place.take());
        return !possible ? null : new FrameStream(
                spoken.codec(), spoken.payloadType(), noiseType(spoken.codec(), remote));
    }

    /** Comfort noise at the clock of the codec, when both sides have named it; else -1. */
    private static int noiseType(AudioCodec codec, RemoteMedia remote) {
        Codec noise = new Codec(PayloadTypes.COMFORT_NOISE, codec.clockRate());
        return remote.sends().typeOf(noise) < 0 ? -1 : remote.receives().typeOf(noise);
    }

    /** Whether the device would not notice if the other took the place of this one. */
    boolean isLike(FrameStream other) {
        return other != null && other.codec == codec && other.payloadType == payloadType;
    }

    /**
     * The next frame is the first after a pause. When the device has heard another stream meanwhile this one begins anew,
     * else its clock has gone on.
     */
    void begin(Numbering numbering, long now) {
        marked = true;
        if (numbering.source() == source) {
            timestamp = numbering.timestamp(now, codec.clockRate());
            return;
        }
        source = ThreadLocalRandom.current().nextInt();
        sequence = ThreadLocalRandom.current().nextInt(0x8000);
        timestamp = ThreadLocalRandom.current().nextInt();
    }

    /**
     * Writes a packet of 20 ms into the buffer.
     *
     * @param samples 20 ms
     * @param rate samples per second
     * @return its bytes
     */
    int write(short[] samples, int rate, ByteBuffer buffer) {
        encoder = encoder == null ? codec.encoder() : encoder;
        int length = encoder.encode(atOurRate(samples, rate), codec.frame(), buffer, RtpHeader.LENGTH);
        header(buffer);
        return RtpHeader.LENGTH + length;
    }

    /**
     * Writes a packet of 20 ms that the source has in the codec of the device.
     *
     * @return its bytes, 0 when it has not
     */
    int write(AudioSource ready, ByteBuffer buffer) {
        int length = ready.fillEncoded(codec, buffer, RtpHeader.LENGTH);
        if (length == 0) {
            return 0;
        }
        header(buffer);
        return RtpHeader.LENGTH + length;
    }

    private void header(ByteBuffer buffer) {
        RtpHeader.write(buffer, marked ? payloadType | 0x80 : payloadType, sequence, timestamp, source);
        skip();
        sequence = sequence + 1 & 0xffff;
        marked = false;
    }

    /** Whether the device understands comfort noise, so that silence need not be sent. */
    boolean hasNoise() {
        return noiseType >= 0;
    }

    /**
     * Writes a packet of comfort noise that stands for 20 ms and all that follow without a packet.
     *
     * @param below its level, dB below overload
     * @return its bytes
     */
    int writeNoise(int below, ByteBuffer buffer) {
        RtpHeader.write(buffer, noiseType, sequence, timestamp, source);
        buffer.put(RtpHeader.LENGTH, (byte) below);
        skip();
        sequence = sequence + 1 & 0xffff;
        marked = true; // whoever speaks next begins a talk spurt
        return RtpHeader.LENGTH + 1;
    }

    /** 20 ms pass that the device does not hear. */
    void skip() {
        timestamp += codec.ticks();
    }

    /** The device is not spoken to in this stream any more. */
    void close() {
        if (encoder != null) {
            encoder.close();
        }
    }

    private short[] atOurRate(short[] samples, int rate) {
        if (rate == codec.rate()) {
            return samples;
        }
        if (rate != resampled) {
            resampler = Resampler.between(rate, codec.rate());
            resampled = rate;
        }
        resampler.resample(samples, rate / AudioCodec.FRAMES_PER_SECOND, scaled);
        return scaled;
    }
}
