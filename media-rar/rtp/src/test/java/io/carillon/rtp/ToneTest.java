package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.Tone;
import io.carillon.rtp.codec.G711;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToneTest {
    private static final int SAMPLES = 160;

    @ParameterizedTest
    @CsvSource({"EPOLL,PCMU", "EPOLL,PCMA", "NIO,PCMU"})
    void confirmationIsThreeTenthsOfASecondOf600Hertz(MediaConfig.Transport transport, String name) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            double[] heard = play(studio, a, Tone.CONFIRMATION, new Codec(name, 8000), 15);
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            for (int packet = 1; packet < 14; packet++) {
                assertThat(level(heard, packet * SAMPLES, SAMPLES, 600)).isCloseTo(-10, Offset.offset(0.3));
                assertThat(level(heard, packet * SAMPLES, SAMPLES, 400)).isLessThan(-45);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void rejectedIsThreeBurstsOf400Hertz(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            double[] heard = play(studio, a, Tone.REJECTED, Codec.PCMU, 40);
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            StringBuilder cadence = new StringBuilder();
            for (int packet = 0; packet < 40; packet++) {
                cadence.append(level(heard, packet * SAMPLES, SAMPLES, 400) > -20 ? '#' : '.');
            }
            assertThat(cadence.toString()).isEqualTo("##########.....##########.....##########");
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void ringbackGoesOnUntilItIsStoppedAndNeverReportsAnEnd(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            RtpEndpoint leg = prepared(studio, a, Codec.PCMU, MediaDirection.SENDRECV);
            leg.play(Tone.RINGBACK);
            double[] heard = hear(a, 20, Codec.PCMU);
            assertThat(level(heard, SAMPLES, 19 * SAMPLES, 425)).isCloseTo(-10, Offset.offset(0.3));
            leg.stopPlaying();
            leg.play(Tone.CONFIRMATION); // ends after what was stopped would have gone on
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            assertThat(studio.endedTones.poll(30, TimeUnit.MILLISECONDS)).isNull();
            assertThat(studio.engine.statistics().tones()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void packetsComeEvery20MillisecondsInOneStream(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            RtpEndpoint leg = prepared(studio, a, Codec.PCMU, MediaDirection.SENDRECV);
            long began = System.nanoTime();
            leg.play(Tone.RINGBACK);
            ByteBuffer first = ByteBuffer.wrap(a.receive());
            assertThat(first.get(1)).isEqualTo((byte) 0x80);
            for (int i = 1; i <= 50; i++) {
                ByteBuffer next = ByteBuffer.wrap(a.receive());
                assertThat(next.get(1)).isZero();
                assertThat(next.getShort(2)).isEqualTo((short) (first.getShort(2) + i));
                assertThat(next.getInt(4)).isEqualTo(first.getInt(4) + i * SAMPLES);
                assertThat(next.getInt(8)).isEqualTo(first.getInt(8));
            }
            double millis = (System.nanoTime() - began) / 1e6;
            assertThat(millis).isGreaterThan(900.0); // later only as the machine is busy, sooner never
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aBridgeEndsATone(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            studio.engine.unbridge(talk.legA());
            talk.legA().play(Tone.RINGBACK);
            talk.a().receive();
            studio.engine.bridge(talk.legA(), talk.legB());
            byte[] voice = talk.b().send(0, talk.legB());
            byte[] heard = talk.a().receive();
            while (heard[20] == (byte) 0xff || !Arrays.equals(heard, voice)) {
                heard = talk.a().receive(); // what was on its way
            }
            assertThat(studio.engine.statistics().tones()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aToneNoCodecCanCarryEndsAtOnce(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            Codec foreign = new Codec("G729", 8000);
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            leg.remote(a.media(MediaDirection.SENDRECV, Device.types(18, foreign), foreign));
            leg.play(Tone.CONFIRMATION);
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            assertThat(a.hearsNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aHeldDeviceDoesNotHearTheToneAndItEndsNevertheless(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            RtpEndpoint leg = prepared(studio, a, Codec.PCMU, MediaDirection.SENDONLY);
            leg.play(Tone.CONFIRMATION);
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            assertThat(a.hearsNothing()).isTrue();
        }
    }

    private static RtpEndpoint prepared(Studio studio, Device a, Codec codec, MediaDirection direction) {
        CallId call = Studio.call();
        RtpEndpoint leg = studio.open(call, "a", false);
        leg.remote(a.media(direction, Device.types(0, Codec.PCMU, 8, Codec.PCMA), codec));
        return leg;
    }

    private static double[] play(Studio studio, Device a, Tone tone, Codec codec, int packets) throws Exception {
        prepared(studio, a, codec, MediaDirection.SENDRECV).play(tone);
        return hear(a, packets, codec);
    }

    private static double[] hear(Device a, int packets, Codec codec) throws Exception {
        G711 law = codec.equals(Codec.PCMU) ? G711.MU_LAW : G711.A_LAW;
        double[] heard = new double[packets * SAMPLES];
        for (int packet = 0; packet < packets; packet++) {
            byte[] received = a.receive();
            assertThat(received).hasSize(172);
            assertThat(received[1] & 0x7f).isEqualTo(codec.equals(Codec.PCMU) ? 0 : 8);
            for (int i = 0; i < SAMPLES; i++) {
                heard[packet * SAMPLES + i] = law.decode(received[12 + i]);
            }
        }
        return heard;
    }

    /** Goertzel: level of one frequency in dBm0. */
    private static double level(double[] samples, int from, int count, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / 8000);
        double last = 0;
        double before = 0;
        for (int i = from; i < from + count; i++) {
            double now = samples[i] + coefficient * last - before;
            before = last;
            last = now;
        }
        double power = last * last + before * before - coefficient * last * before;
        double amplitude = 2 * Math.sqrt(Math.max(power, 1e-9)) / count;
        return 20 * Math.log10(amplitude / G711.FULL_SCALE) + G711.FULL_SCALE_DBM0;
    }
}
