package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MixLevels;
import io.carillon.contract.MixRole;
import io.carillon.contract.MixState;
import io.carillon.contract.Tone;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Conversations of three over real sockets; each leg is of a call of its own and so may live on either loop. */
class MixTest {
    private static final int ROUNDS = 60;

    @Test
    void threeWithThreeCodecsHearTheOthersAndNotThemselves() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio, "a", Codec.PCMU, 0, 500);
                Person b = new Person(studio, "b", Codec.G722, 9, 900);
                Person c = new Person(studio, "c", Codec.PCMA, 8, 1300)) {
            for (Person one : new Person[] {a, b, c}) {
                studio.engine.joinMix(one.leg, MixPlace.in("room"));
            }
            talk(a, b, c);
            a.hears(false, true, true);
            b.hears(true, false, true);
            c.hears(true, true, false);
        }
    }

    @Test
    void aCoachIsHeardByOneAndAMutedOneByNobody() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio, "a", Codec.PCMU, 0, 500);
                Person b = new Person(studio, "b", Codec.PCMU, 0, 900);
                Person c = new Person(studio, "c", Codec.PCMU, 0, 1300)) {
            studio.engine.joinMix(a.leg, MixPlace.in("room"));
            studio.engine.joinMix(b.leg, new MixPlace("room", MixRole.TALKS, null, new MixLevels(0, 0, true)));
            studio.engine.joinMix(c.leg, new MixPlace("room", MixRole.WHISPERS, new LegId("a"), MixLevels.PLAIN));
            talk(a, b, c);
            a.hears(false, false, true);
            b.hears(true, false, false);
            c.hears(true, false, false);
            studio.engine.joinMix(b.leg, MixPlace.in("room"));
            studio.engine.joinMix(c.leg, MixPlace.in("room"));
            talk(a, b, c);
            a.hears(false, true, true);
            b.hears(true, false, true);
        }
    }

    @Test
    void whatADevicePlaysToThoseItKeepsWaitingIsNotForARoom() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio, "a", Codec.PCMU, 0, 500);
                Person b = new Person(studio, "b", Codec.PCMU, 0, 900);
                Person c = new Person(studio, "c", Codec.PCMU, 0, 1300)) {
            for (Person one : new Person[] {a, b, c}) {
                studio.engine.joinMix(one.leg, MixPlace.in("room"));
            }
            talk(b, a, c);
            b.hears(true, false, true);
            a.leg.direction(MediaDirection.SENDONLY);
            talk(b, a, c);
            b.hears(false, false, true);
            c.hears(false, true, false);
            a.leg.direction(MediaDirection.SENDRECV);
            talk(b, a, c);
            b.hears(true, false, true);
        }
    }

    /** Whoever talks with one other only hears what that one plays, and who only speaks from the start is heard. */
    @Test
    void whatADevicePlaysToOneIsHeardByThatOneAndWhoOnlySpeaksIsHeardByAll() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio.open(new CallId("x"), "a", false), Codec.PCMU, 0, 500);
                Person b = new Person(studio.open(new CallId("y"), "b", false), Codec.PCMU, 0, 900)) {
            studio.engine.bridge(a.leg, b.leg);
            a.leg.direction(MediaDirection.SENDONLY);
            talk(b, a);
            b.hears(true, false, false);
            studio.engine.joinMix(a.leg, MixPlace.in("room"));
            studio.engine.joinMix(b.leg, MixPlace.in("room"));
            talk(b, a);
            b.hears(true, false, false);
        }
    }

    @Test
    void whoIsTooLoudIsAsLoudAsTheOthersWhereThatIsWanted() throws Exception {
        MediaConfig usual = Studio.config(MediaConfig.Transport.AUTO, Studio.PORT_MIN, Studio.PORT_MAX, Duration.ofSeconds(60));
        MediaConfig levelled = new MediaConfig(usual.bind4(), usual.bind6(), null, null, usual.portMin(), usual.portMax(),
                usual.mediaTimeout(), 46, 2, MediaConfig.Transport.AUTO, "ITU", true, false, 0);
        try (Studio studio = new Studio(levelled);
                Person a = new Person(studio, "a", Codec.PCMU, 0, 500);
                Person b = new Person(studio, "b", Codec.PCMU, 0, 900)) {
            a.amplitude = 20_000;
            studio.engine.joinMix(a.leg, MixPlace.in("room"));
            studio.engine.joinMix(b.leg, MixPlace.in("room"));
            talk(a, b);
            talk(a, b);
            assertThat(b.loudest(500)).as("-4 dB, 12 dB fainter at most").isBetween(-19.0, -13.0);
        }
    }

    @Test
    void whoLeavesHearsNothingMoreAndAToneStandsInFrontOfTheMix() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio, "a", Codec.PCMU, 0, 500);
                Person b = new Person(studio, "b", Codec.PCMU, 0, 900);
                Person c = new Person(studio, "c", Codec.PCMU, 0, 1300)) {
            for (Person one : new Person[] {a, b, c}) {
                studio.engine.joinMix(one.leg, MixPlace.in("room"));
            }
            a.leg.play(Tone.CONFIRMATION);
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(a.leg.leg());
            studio.engine.leaveMix(c.leg);
            talk(a, b, c);
            a.hears(false, true, false);
            assertThat(c.device.hearsNothing()).isTrue();
            b.leg.close();
            a.leg.close();
            studio.engine.joinMix(c.leg, MixPlace.in("room"));
            talk(c, c, c);
            c.hears(false, false, false);
        }
    }

    @Test
    void twoOfDifferentCallsHearEachOtherOnWhicheverLoopTheyLive() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio.open(new CallId("x"), "a", false), Codec.PCMU, 0, 500);
                Person b = new Person(studio.open(new CallId("y"), "b", false), Codec.G722, 9, 900);
                Person c = new Person(studio, "c", Codec.PCMU, 0, 1300)) {
            assertThat(((MediaLeg) a.leg).loop()).isNotSameAs(((MediaLeg) b.leg).loop());
            studio.engine.bridge(a.leg, b.leg);
            talk(a, b, c);
            a.hears(false, true, false);
            b.hears(true, false, false);
            studio.engine.bridge(c.leg, a.leg);
            talk(a, b, c);
            a.hears(false, false, true);
            c.hears(true, false, false);
            studio.engine.unbridge(a.leg);
            studio.engine.unbridge(c.leg);
            assertThat(studio.engine.mix("pair/a")).isEmpty();
        }
    }

    @Test
    void allHearAnAnnouncementButOneAndItIsKnownWhoSpeaks() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Person a = new Person(studio, "a", Codec.PCMU, 0, 500);
                Person b = new Person(studio, "b", Codec.PCMU, 0, 900);
                Person c = new Person(studio, "c", Codec.PCMU, 0, 1300)) {
            studio.engine.joinMix(a.leg, MixPlace.in("room"));
            studio.engine.joinMix(b.leg, new MixPlace("room", MixRole.TALKS, null, new MixLevels(0, -20, false)));
            studio.engine.joinMix(c.leg, new MixPlace("room", MixRole.TALKS, null, new MixLevels(0, 0, true)));
            studio.engine.announce("room", new Sounding(), a.leg.leg());
            talk(a, b, c);
            a.hears(false, true, false);
            c.hears(true, true, true);
            MixState state = studio.engine.mix("room").orElseThrow();
            assertThat(state.voices()).filteredOn(MixState.Voice::speaking).extracting(MixState.Voice::leg)
                    .containsExactlyInAnyOrder(a.leg.leg(), b.leg.leg());
            assertThat(state.speaker()).isIn(a.leg.leg(), b.leg.leg());
            assertThat(studio.engine.mix("another")).isEmpty();
        }
    }

    /** Each says its tone at the pace at which the mix gives sound to the first. */
    static void talk(Person... all) throws IOException {
        for (Person one : all) {
            one.forget();
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Person one : all) {
                one.say();
            }
            all[0].hear();
        }
        for (Person one : all) {
            one.hearAll();
        }
    }

    /** A tone of 1300 Hz without end. */
    private static final class Sounding implements AudioSource {
        private int at;

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public void fill(short[] frame) {
            for (int i = 0; i < 160; i++) {
                frame[i] = (short) (3277 * Math.sin(2 * Math.PI * 1300 * at++ / 8000));
            }
        }

        @Override
        public boolean hasEnded() {
            return false;
        }
    }

    /** A device that says a tone, and what it hears. */
    static final class Person implements AutoCloseable {
        private final Device device = new Device();
        final RtpEndpoint leg;
        private final AudioCodec codec;
        private final AudioCodec.Encoder encoder;
        private final AudioCodec.Decoder decoder;
        private final int type;
        private final double hertz;
        private short[] heard = new short[0];
        private int said;
        private int amplitude = 3277;

        Person(Studio studio, String name, Codec codec, int type, double hertz) throws IOException {
            this(studio.open(Studio.call(), name, false), codec, type, hertz);
        }

        Person(RtpEndpoint opened, Codec codec, int type, double hertz) throws IOException {
            this.codec = AudioCodec.of(codec);
            this.encoder = this.codec.encoder();
            this.decoder = this.codec.decoder();
            this.type = type;
            this.hertz = hertz;
            leg = opened;
            leg.remote(device.media(MediaDirection.SENDRECV, Device.types(type, codec), codec));
        }

        void say() throws IOException {
            int frame = codec.frame();
            short[] wave = new short[frame];
            for (int i = 0; i < frame; i++) {
                wave[i] = (short) (amplitude * Math.sin(2 * Math.PI * hertz * (said * frame + i) / codec.rate()));
            }
            ByteBuffer packet = ByteBuffer.allocate(2048);
            int bytes = encoder.encode(wave, frame, packet, 12);
            packet.put(0, device.packet(type, said * codec.ticks()), 0, 12);
            said++;
            device.send(Arrays.copyOf(packet.array(), 12 + bytes), leg);
        }

        void hear() throws IOException {
            byte[] packet = device.receive();
            short[] frame = new short[codec.frame()];
            decoder.decode(ByteBuffer.wrap(packet), 12, packet.length - 12, frame);
            int at = heard.length;
            heard = Arrays.copyOf(heard, at + frame.length);
            System.arraycopy(frame, 0, heard, at, frame.length);
        }

        void hearAll() throws IOException {
            device.rtp.setSoTimeout(1);
            try {
                while (true) {
                    hear();
                }
            } catch (java.net.SocketTimeoutException nothingMore) {
                device.rtp.setSoTimeout(Device.PATIENCE_MILLIS);
            }
        }

        void forget() throws IOException {
            hearAll();
            heard = new short[0];
        }

        void hears(boolean a, boolean b, boolean c) {
            assertThat(loudest(500)).as("a").matches(level -> level > -26 == a);
            assertThat(loudest(900)).as("b").matches(level -> level > -26 == b);
            assertThat(loudest(1300)).as("c").matches(level -> level > -26 == c);
        }

        /** Level of a frequency in the loudest tenth of a second of the later half. */
        private double loudest(double frequency) {
            int tenth = codec.rate() / 10;
            double loudest = -120;
            for (int at = heard.length / 2; at + tenth <= heard.length; at += tenth) {
                loudest = Math.max(loudest, Wave.level(Wave.part(heard, at, tenth), codec.rate(), frequency));
            }
            return loudest;
        }

        @Override
        public void close() {
            leg.close();
            device.close();
        }
    }
}
