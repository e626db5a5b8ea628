package io.carillon.rtp;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.jitter.PlayoutBuffer;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.ComfortNoise;
import io.carillon.rtp.pcm.Resampler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sound of one device for listeners of ours: its packets are buffered as they come and decoded once on the beat. */
final class VoiceIn implements Beat {
    private final StreamIn stream;
    private final CostlyPlace place;
    private final List<Ear> ears = new ArrayList<>(2);
    private final short[] decoded = new short[PlayoutBuffer.MOST_RATE / AudioCodec.FRAMES_PER_SECOND];
    private final Map<AudioCodec, PlayoutBuffer> buffers = new HashMap<>();
    private final ComfortNoise noise = new ComfortNoise();
    private AudioCodec[] codecs = new AudioCodec[128];
    private boolean[] noises = new boolean[128];
    private AudioCodec current;
    private PlayoutBuffer buffer;
    private boolean closed;

    /** One listener and what makes the sound of the codec sound of its rate. */
    private static final class Ear {
        private final AudioSink sink;
        private final Resampler[] resamplers = new Resampler[2];
        private final short[] scaled;

        Ear(AudioSink sink) {
            this.sink = sink;
            this.scaled = new short[sink.rate() / AudioCodec.FRAMES_PER_SECOND];
        }

        /** Nothing has been said yet: nothing has been written into the frame either. */
        void silence() {
            sink.take(scaled);
        }

        void take(short[] said, AudioCodec codec) {
            Resampler resampler = resampler(codec.rate());
            if (resampler == null) {
                sink.take(said);
            } else {
                resampler.resample(said, codec.frame(), scaled);
                sink.take(scaled);
            }
        }

        /** From the rate of the codec to that of the listener: one for each of the two rates there are. */
        private Resampler resampler(int rate) {
            if (rate == sink.rate()) {
                return null;
            }
            int which = rate == PlayoutBuffer.MOST_RATE ? 1 : 0;
            if (resamplers[which] == null) {
                resamplers[which] = Resampler.between(rate, sink.rate());
            }
            return resamplers[which];
        }
    }

    /** @param place of the device among those that may speak in a costly codec */
    VoiceIn(StreamIn stream, CostlyPlace place) {
        this.stream = stream;
        this.place = place;
    }

    void add(AudioSink sink) {
        ears.add(new Ear(sink));
    }

    void remove(AudioSink sink) {
        ears.removeIf(ear -> ear.sink == sink);
    }

    /** Whether anybody listens. */
    boolean isHeard() {
        return !ears.isEmpty();
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia remote) {
        if (remote != null) {
            codecs = PayloadMap.audible(remote);
            noises = PayloadMap.noises(remote);
        }
    }

    /** A packet in time, in the buffer of the loop. */
    void take(ByteBuffer packet, int length) {
        AudioCodec codec = codecs[RtpHeader.payloadType(packet)];
        int at = RtpHeader.payload(packet);
        if (codec == null) {
            noise(packet, at, length);
            return;
        }
        if (codec != current && codec.isCostly() && !place.take()) {
            return;
        }
        noise.silence();
        if (codec != current) {
            current = codec;
            buffer = buffers.computeIfAbsent(codec, PlayoutBuffer::new);
        }
        buffer.put(RtpHeader.source(packet), RtpHeader.sequence(packet), packet, at,
                RtpHeader.end(packet, length) - at);
    }

    /** The device pauses, and says how loud that is; until it speaks again the buffer is empty. */
    private void noise(ByteBuffer packet, int at, int length) {
        if (noises[RtpHeader.payloadType(packet)] && at < length) {
            noise.level(packet.get(at) & 0x7f);
        }
    }

    /** Nobody listens any more. */
    void close() {
        closed = true;
        buffers.values().forEach(PlayoutBuffer::close);
    }

    @Override
    public boolean beat() {
        if (closed) {
            return false;
        }
        if (buffer != null && !buffer.play(decoded, stream.jitter()) && noise.isOn()) {
            noise.fill(decoded, current.frame());
        }
        for (int i = ears.size() - 1; i >= 0; i--) {
            if (buffer == null) {
                ears.get(i).silence();
            } else {
                ears.get(i).take(decoded, current);
            }
        }
        return true;
    }
}
