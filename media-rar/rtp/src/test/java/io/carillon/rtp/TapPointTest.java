package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordedAudio;
import io.carillon.contract.SpeechLimits;
import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.tap.FileAbout;
import io.carillon.rtp.tap.FileStorage;
import io.carillon.rtp.tap.Recorder;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.RecordingKeys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is relayed is recorded, each side on its own. */
class TapPointTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    @TempDir
    Path directory;

    private final BlockingQueue<Recorded> over = new LinkedBlockingQueue<>();

    private Recorder recorder() throws Exception {
        RecordingKeys keys = new RecordingKeys() {
            @Override
            public String current() {
                return "only";
            }

            @Override
            public SecretKey key(String id) {
                return KEY;
            }
        };
        Recorder recorder = new Recorder(FileStorage.in(directory), keys, new Recorder.Limits(1, 1, true), over::add);
        recorder.start();
        return recorder;
    }

    /** A recording is as long as it lasted: the sound of a packet, 20 ms, has to fit into it. */
    private static void listenOn() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(30);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static byte[] flat(Device device, int type, int code) {
        byte[] packet = device.packet(type);
        java.util.Arrays.fill(packet, 12, packet.length, (byte) code);
        return packet;
    }

    @Test
    void bothSidesOfARelayedConversationAreWritten() throws Exception {
        try (Recorder recorder = recorder(); Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            Recording recording = recorder.begin("r-tapped", 8000,
                    new FileAbout(new CallId("c-7"), Instant.now(), Map.of()));
            studio.engine.tap(talk.legA(), talk.legB(), recording.tap());
            talk.a().send(flat(talk.a(), 0, 0x90), talk.legA());
            talk.b().receive();
            talk.b().send(flat(talk.b(), 8, 0x2a), talk.legB());
            talk.a().receive();
            studio.engine.untap(talk.legA());
            ((MediaLeg) talk.legA()).loop().flush();
            talk.a().send(flat(talk.a(), 0, 0x90), talk.legA());
            talk.b().receive();
            listenOn();
            recording.end(Recorded.End.STOPPED);
            Recorded ended = over.poll(10, TimeUnit.SECONDS);
            assertThat(ended.lost()).isZero();
            try (RecordedAudio audio = recorder.open("r-tapped").orElseThrow()) {
                assertThat(loud(audio, 0)).as("samples on the left").isLessThanOrEqualTo(160);
                assertThat(loud(audio, 1)).as("samples on the right").isLessThanOrEqualTo(160);
                assertThat(loud(audio, 0) + loud(audio, 1)).isPositive();
            }
        }
    }

    @Test
    void whoTalksWithNobodyIsWrittenAlone() throws Exception {
        try (Recorder recorder = recorder(); Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            studio.engine.unbridge(talk.legA());
            Recording recording = recorder.begin("r-alone", 8000,
                    new FileAbout(new CallId("c-7"), Instant.now(), Map.of()),
                    new SpeechLimits(Duration.ofSeconds(60), Duration.ZERO));
            studio.engine.tap(talk.legA(), recording.tap());
            ((MediaLeg) talk.legA()).loop().flush();
            talk.a().send(flat(talk.a(), 0, 0x90), talk.legA());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (studio.engine.statistics().droppedHeld() == 0 && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            listenOn();
            recording.end(Recorded.End.STOPPED);
            Recorded ended = over.poll(10, TimeUnit.SECONDS);
            assertThat(ended.channels()).isEqualTo(1);
            try (RecordedAudio audio = recorder.open("r-alone").orElseThrow()) {
                assertThat(loud(audio, 0)).isPositive();
            }
        }
    }

    @Test
    void aThirdWhoComesIntoARecordedConversationIsRecordedBesideTheSecond() throws Exception {
        try (Recorder recorder = recorder(); Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                MixTest.Person a = new MixTest.Person(studio, "a", Codec.PCMU, 0, 500);
                MixTest.Person b = new MixTest.Person(studio, "b", Codec.PCMU, 0, 900);
                MixTest.Person c = new MixTest.Person(studio, "c", Codec.PCMU, 0, 1300)) {
            Recording recording = recorder.begin("r-third", 8000,
                    new FileAbout(new CallId("c-7"), Instant.now(), Map.of()));
            studio.engine.tap(a.leg, b.leg, recording.tap());
            for (MixTest.Person one : new MixTest.Person[] {a, b, c}) {
                studio.engine.joinMix(one.leg, MixPlace.in("three"));
            }
            for (MixTest.Person one : new MixTest.Person[] {a, b, c}) {
                ((MediaLeg) one.leg).loop().flush();
            }
            MixTest.talk(a, b, c);
            recording.end(Recorded.End.STOPPED);
            assertThat(over.poll(10, TimeUnit.SECONDS).channels()).isEqualTo(2);
            try (RecordedAudio audio = recorder.open("r-third").orElseThrow()) {
                hears(side(audio, 2, 0), 8000, true, false, false);
                hears(side(audio, 2, 1), 8000, false, true, true);
            }
        }
    }

    @Test
    void allOfAMixIsOnOneTrackAndEndsWithTheLast() throws Exception {
        try (Recorder recorder = recorder(); Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                MixTest.Person a = new MixTest.Person(studio, "a", Codec.PCMU, 0, 500);
                MixTest.Person b = new MixTest.Person(studio, "b", Codec.G722, 9, 900);
                MixTest.Person c = new MixTest.Person(studio, "c", Codec.PCMA, 8, 1300)) {
            Recording recording = recorder.beginMixed("r-mixed", 16000,
                    new FileAbout(new CallId("c-7"), Instant.now(), Map.of()));
            assertThat(studio.engine.recordMix("room", recording)).as("nobody is there yet").isFalse();
            for (MixTest.Person one : new MixTest.Person[] {a, b, c}) {
                studio.engine.joinMix(one.leg, MixPlace.in("room"));
            }
            assertThat(studio.engine.recordMix("room", recording)).isTrue();
            assertThat(studio.engine.mix("room").orElseThrow().recording()).isEqualTo("r-mixed");
            MixTest.talk(a, b, c);
            studio.engine.leaveMix(a.leg);
            studio.engine.leaveMix(b.leg);
            assertThat(recording.isOver()).isFalse();
            studio.engine.leaveMix(c.leg);
            Recorded ended = over.poll(10, TimeUnit.SECONDS);
            assertThat(ended.why()).isEqualTo(Recorded.End.CALL_ENDED);
            assertThat(ended.channels()).isEqualTo(1);
            try (RecordedAudio audio = recorder.open("r-mixed").orElseThrow()) {
                hears(side(audio, 1, 0), 16000, true, true, true);
            }
        }
    }

    /** The loudest half second of each tone. */
    private static void hears(short[] side, int rate, boolean... tones) {
        for (int i = 0; i < tones.length; i++) {
            double loudest = -120;
            for (int at = 0; at + rate / 2 <= side.length; at += rate / 10) {
                loudest = Math.max(loudest, Wave.level(Wave.part(side, at, rate / 2), rate, 500 + 400.0 * i));
            }
            boolean wanted = tones[i];
            assertThat(loudest).as("tone " + i).matches(level -> level > -26 == wanted);
        }
    }

    private static short[] side(RecordedAudio audio, int channels, int channel) throws Exception {
        byte[] all = new byte[(int) audio.size()];
        for (int at = 0; at < all.length; ) {
            at += audio.read(at, all, at, all.length - at);
        }
        ByteBuffer wav = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        short[] side = new short[(all.length - 44) / 2 / channels];
        for (int i = 0; i < side.length; i++) {
            side[i] = wav.getShort(44 + 2 * (i * channels + channel));
        }
        return side;
    }

    private static int loud(RecordedAudio audio, int channel) throws Exception {
        byte[] all = new byte[(int) audio.size()];
        for (int at = 0; at < all.length; ) {
            at += audio.read(at, all, at, all.length - at);
        }
        ByteBuffer wav = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int loud = 0;
        for (int at = 44 + 2 * channel; at < all.length; at += 4) {
            loud += Math.abs(wav.getShort(at)) > 100 ? 1 : 0;
        }
        return loud;
    }

    @Test
    void aKeyThatIsRelayedIsTold() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            byte[] key = java.util.Arrays.copyOf(talk.a().packet(101), 16);
            for (int i = 0; i < 3; i++) {
                ByteBuffer.wrap(key).putShort(2, (short) (100 + i)).put(12, (byte) 10).put(13, (byte) 0x8a)
                        .putShort(14, (short) 800);
                talk.a().send(key, talk.legA());
            }
            assertThat(studio.passed.poll(5, TimeUnit.SECONDS)).isEqualTo("a 10");
            assertThat(talk.b().receive()[12]).isEqualTo((byte) 10);
            assertThat(studio.passed).isEmpty();
        }
    }
}
