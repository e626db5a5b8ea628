package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.tone.KeyDetector;
import io.carillon.rtp.tone.Sound;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of and for devices that have no telephone events, over real sockets. */
class KeysInAudioTest {
    /** Packets that wait for their beat, so that the machine may be late; no more than the buffer holds. */
    private static final int LEAD = 8;
    private static final PayloadTypes SOUND_ALONE = Device.types(0, Codec.PCMU, 9, Codec.G722);

    @ParameterizedTest
    @CsvSource({"PCMU,0", "G722,9"})
    void aKeyInTheSoundOfADeviceThatTalksWithNobodyIsTold(String name, int type) throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            leg.remote(a.media(MediaDirection.SENDRECV, SOUND_ALONE, new Codec(name, 8000)));
            Semaphore beats = new Semaphore(0);
            leg.listen(new Beats(beats));
            assertThat(beats.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            beats.drainPermits();
            beats.release(LEAD);
            say(a, leg, AudioCodec.of(new Codec(name, 8000)), type,
                    () -> assertThat(beats.tryAcquire(20, TimeUnit.SECONDS)).isTrue());
            assertThat(studio.keys.poll(20, TimeUnit.SECONDS)).startsWith("a 7 ");
            assertThat(studio.keys.poll(20, TimeUnit.SECONDS)).startsWith("a 11 ");
            assertThat(studio.engine.statistics().keysHeard()).isEqualTo(2);
        }
    }

    @Test
    void whoHasEventsOrTalksWithSomebodyIsNotSearched() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Studio.Talk talk = studio.talk(false);
                Device c = new Device()) {
            talk.legA().remote(talk.a().media(MediaDirection.SENDRECV, SOUND_ALONE, Codec.PCMU));
            RtpEndpoint leg = studio.open(Studio.call(), "c", false);
            leg.remote(c.media());
            say(talk.a(), talk.legA(), AudioCodec.of(Codec.PCMU), 0, () -> LockSupport.parkNanos(20_000_000));
            say(c, leg, AudioCodec.of(Codec.PCMU), 0, () -> LockSupport.parkNanos(20_000_000));
            assertThat(studio.keys.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void anEventIsHeardAsTonesByWhoHasNone() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        KeyDetector detector = new KeyDetector((event, millis) -> heard.add("" + event));
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            RemoteMedia b = talk.b().media(MediaDirection.SENDRECV, SOUND_ALONE, Codec.PCMU);
            talk.legB().remote(new RemoteMedia(b.rtp(), b.rtcp(), null, b.direction(), b.sends(), b.receives(), b.codec(),
                    b.protection(), null, RemoteMedia.Keys.TONES));
            talk.a().send(0, talk.legA());
            talk.b().receive();
            for (int i = 1; i <= 6; i++) {
                byte[] event = talk.a().packet(101, 4242);
                event[12] = 9;
                event[13] = (byte) (i > 3 ? 0x8a : 0x0a);
                ByteBuffer.wrap(event).putShort(14, (short) (Math.min(i, 4) * 200));
                talk.a().send(Arrays.copyOf(event, 16), talk.legA());
            }
            hear(talk.b(), detector, heard, 1);
            talk.legB().press(5, 100);
            hear(talk.b(), detector, heard, 2);
            assertThat(heard).containsExactly("9", "5");
            assertThat(studio.engine.statistics().keysSent()).isEqualTo(2);
            assertThat(studio.passed.poll(20, TimeUnit.SECONDS)).isEqualTo("a 9");
            assertThat(hearsAgain(talk)).isTrue();
        }
    }

    /** Whether what the first says comes through again, once the rest after the last key has passed. */
    private static boolean hearsAgain(Studio.Talk talk) throws Exception {
        for (int i = 0; i < 20; i++) {
            byte[] audio = talk.a().send(0, talk.legA());
            if (Arrays.equals(talk.b().receive(), 12, 172, audio, 12, 172)) {
                return true;
            }
        }
        return false;
    }

    private static void hear(Device device, KeyDetector detector, BlockingQueue<String> heard, int keys) throws Exception {
        short[] frame = new short[160];
        while (heard.size() < keys) {
            byte[] packet = device.receive();
            AudioCodec.of(Codec.PCMU).decoder().decode(ByteBuffer.wrap(packet), 12, packet.length - 12, frame);
            detector.take(frame);
        }
    }

    /** Whoever listens is given a frame at each beat: that is the pace, however fast or slow the machine is. */
    private record Beats(Semaphore each) implements AudioSink {
        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public void take(short[] frame) {
            each.release();
        }
    }

    /** Waits until it is time for the next packet. */
    private interface Pace {
        void next() throws InterruptedException;
    }

    /** Two keys, at this pace. */
    private static void say(Device device, RtpEndpoint leg, AudioCodec codec, int type, Pace pace) throws Exception {
        short[] sound = new Sound().rest(100).key(7, 100).rest(80).key(11, 100).rest(200).samples();
        io.carillon.rtp.pcm.Resampler up = io.carillon.rtp.pcm.Resampler.between(8000, codec.rate());
        AudioCodec.Encoder encoder = codec.encoder();
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            short[] frame = Arrays.copyOfRange(sound, at, at + 160);
            short[] scaled = new short[codec.frame()];
            if (up == null) {
                scaled = frame;
            } else {
                up.resample(frame, 160, scaled);
            }
            ByteBuffer packet = ByteBuffer.allocate(172);
            packet.put(0, device.packet(type, at), 0, 12);
            encoder.encode(scaled, codec.frame(), packet, 12);
            pace.next();
            device.send(packet.array(), leg);
        }
    }
}
