package io.carillon.rtp;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.Resampler;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The sound of one device in the codec of another, packet by packet as it comes. Numbers and times stay those of the
 * sender, so that a loss stays a loss, keys keep their places and nothing waits here: the buffer against jitter is in
 * the telephone.
 */
final class Transcoder {
    /** A packet that would be longer is dropped: it would not pass an Ethernet. */
    private static final int LONGEST_PAYLOAD = 1400;
    /** 120 ms of the highest rate that a codec has. */
    private static final int MOST_SAMPLES = 1920;

    private final Spoken to;
    private AudioCodec.Encoder encoder;
    private final short[] decoded = new short[MOST_SAMPLES];
    private final short[] scaled = new short[2 * MOST_SAMPLES];
    private final Map<AudioCodec, AudioCodec.Decoder> decoders = new HashMap<>();
    private AudioCodec[] codecs = new AudioCodec[128];
    private AudioCodec from;
    private AudioCodec.Decoder decoder;
    private Resampler raising;
    private Resampler lowering;
    private int source;
    private int lastTimestamp;
    private int ourTimestamp;

    Transcoder(Spoken to) {
        this.to = to;
    }

    boolean isTo(Spoken device) {
        return to.equals(device);
    }

    /** Signalling has spoken about the sender. */
    void remote(RemoteMedia sender) {
        codecs = PayloadMap.audible(sender);
    }

    /** Whether its packets of this type are in a codec of which there can be few. */
    boolean isCostlyFrom(int type) {
        return codecs[type] != null && codecs[type].isCostly();
    }

    boolean isCostlyTo() {
        return to.codec().isCostly();
    }

    /** Rewrites the packet in the buffer. @return its new length, negative when it cannot be said in one packet */
    int transcode(ByteBuffer packet, int length) {
        AudioCodec codec = codecs[RtpHeader.payloadType(packet)];
        if (codec == null) {
            return -1;
        }
        if (codec != from) {
            from = codec;
            decoder = decoders.computeIfAbsent(codec, AudioCodec::decoder);
        }
        int at = RtpHeader.payload(packet);
        int samples = decoder.decode(packet, at, RtpHeader.end(packet, length) - at, decoded) & ~1;
        int count = scale(samples);
        if (count == 0 || to.codec().mostBytes(count) > LONGEST_PAYLOAD) {
            return -1;
        }
        int mark = RtpHeader.isMarked(packet) ? 0x80 : 0;
        RtpHeader.write(packet, to.payloadType() | mark, RtpHeader.sequence(packet), timestamp(packet),
                RtpHeader.source(packet));
        encoder = encoder == null ? to.codec().encoder() : encoder;
        int bytes = encoder.encode(from.rate() == to.codec().rate() ? decoded : scaled, count, packet, RtpHeader.LENGTH);
        return bytes == 0 ? -1 : RtpHeader.LENGTH + bytes;
    }

    /** A key between the packets of sound: its time goes by the same clock as theirs. */
    void retime(ByteBuffer packet) {
        if (from != null && from.clockRate() != to.codec().clockRate()) {
            RtpHeader.timestamp(packet, timestamp(packet));
        }
    }

    /** The device is not heard in this way any more. */
    void close() {
        decoders.values().forEach(AudioCodec.Decoder::close);
        if (encoder != null) {
            encoder.close();
        }
    }

    private int scale(int samples) {
        if (from.rate() == to.codec().rate()) {
            return samples;
        }
        if (from.rate() < to.codec().rate()) {
            raising = raising == null ? Resampler.between(from.rate(), to.codec().rate()) : raising;
            return raising.resample(decoded, samples, scaled);
        }
        lowering = lowering == null ? Resampler.between(from.rate(), to.codec().rate()) : lowering;
        return lowering.resample(decoded, samples, scaled) & ~1;
    }

    /** The sender's time by the clock of the other device. */
    private int timestamp(ByteBuffer packet) {
        int theirs = RtpHeader.timestamp(packet);
        if (from.clockRate() == to.codec().clockRate()) {
            return theirs;
        }
        if (source != RtpHeader.source(packet)) {
            source = RtpHeader.source(packet);
            ourTimestamp = theirs;
        } else {
            ourTimestamp += (int) ((long) (theirs - lastTimestamp) * to.codec().clockRate() / from.clockRate());
        }
        lastTimestamp = theirs;
        return ourTimestamp;
    }
}
