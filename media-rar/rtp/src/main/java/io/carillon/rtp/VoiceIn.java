package io.carillon.rtp;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.jitter.PlayoutBuffer;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.Resampler;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The sound of one device for a listener of ours: its packets are buffered as they come and decoded on the beat. */
final class VoiceIn implements Beat {
    private final StreamIn stream;
    private final AudioSink sink;
    private final Resampler[] resamplers = new Resampler[2];
    private final short[] decoded = new short[PlayoutBuffer.MOST_RATE / AudioCodec.FRAMES_PER_SECOND];
    private final short[] scaled;
    private final Map<AudioCodec, PlayoutBuffer> buffers = new HashMap<>();
    private AudioCodec[] codecs = new AudioCodec[128];
    private AudioCodec current;
    private PlayoutBuffer buffer;
    private boolean closed;

    VoiceIn(StreamIn stream, AudioSink sink) {
        this.stream = stream;
        this.sink = sink;
        this.scaled = new short[sink.rate() / AudioCodec.FRAMES_PER_SECOND];
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia remote) {
        codecs = PayloadMap.audible(remote);
    }

    /** A packet in time, in the buffer of the loop. */
    void take(ByteBuffer packet, int length) {
        AudioCodec codec = codecs[RtpHeader.payloadType(packet)];
        if (codec == null) {
            return;
        }
        if (codec != current) {
            current = codec;
            buffer = buffers.computeIfAbsent(codec, PlayoutBuffer::new);
        }
        int at = RtpHeader.payload(packet);
        buffer.put(RtpHeader.source(packet), RtpHeader.sequence(packet), packet, at,
                RtpHeader.end(packet, length) - at);
    }

    /** Nobody listens any more. */
    void close() {
        closed = true;
    }

    @Override
    public boolean beat() {
        if (closed) {
            return false;
        }
        if (buffer == null) {
            sink.take(scaled); // silence: nothing has been written into it
            return true;
        }
        buffer.play(decoded, stream.jitter());
        Resampler resampler = resampler();
        if (resampler == null) {
            sink.take(decoded);
        } else {
            resampler.resample(decoded, current.frame(), scaled);
            sink.take(scaled);
        }
        return true;
    }

    /** From the rate of the codec to that of the listener: one for each of the two rates there are. */
    private Resampler resampler() {
        if (current.rate() == sink.rate()) {
            return null;
        }
        int which = current.rate() == PlayoutBuffer.MOST_RATE ? 1 : 0;
        if (resamplers[which] == null) {
            resamplers[which] = Resampler.between(current.rate(), sink.rate());
        }
        return resamplers[which];
    }
}
