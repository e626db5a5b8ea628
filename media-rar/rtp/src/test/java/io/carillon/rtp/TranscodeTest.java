package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.Wave;
import java.nio.ByteBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two devices that have no codec in common, over real sockets. */
class TranscodeTest {
    private static final int FRAMES = 25;

    @ParameterizedTest
    @CsvSource({
        "G722,8000,9,PCMU,8000,0", "PCMU,8000,0,G722,8000,9", "PCMA,8000,8,PCMU,8000,0", "L16,16000,97,PCMA,8000,8",
        "G722,8000,9,L16,16000,98", "PCMU,8000,0,L16,8000,99", "L16,8000,96,G722,8000,9"
    })
    void aToneIsHeardAsItWas(String from, int fromClock, int fromType, String to, int toClock, int toType) throws Exception {
        Codec says = new Codec(from, fromClock);
        Codec hears = new Codec(to, toClock);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Device a = new Device();
                Device b = new Device()) {
            CallId call = Studio.call();
            RtpEndpoint legA = studio.open(call, "a", false);
            RtpEndpoint legB = studio.open(call, "b", false);
            legA.remote(a.media(MediaDirection.SENDRECV, Device.types(fromType, says, 101, Device.EVENTS), says));
            legB.remote(b.media(MediaDirection.SENDRECV, Device.types(toType, hears, 102, Device.EVENTS), hears));
            studio.engine.bridge(legA, legB);
            short[] heard = passed(a, legA, AudioCodec.of(says), fromType, b, AudioCodec.of(hears), toType);
            int rate = AudioCodec.of(hears).rate();
            short[] steady = Wave.part(heard, rate / 10, rate * 3 / 10);
            assertThat(Wave.level(steady, rate, 1004)).isCloseTo(-10, Offset.offset(1.0));
            assertThat(Wave.snr(steady, rate, 1004)).isGreaterThan(28);
            studio.awaitCount(MediaStatistics::packetsTranscoded, FRAMES);
            assertThat(studio.engine.statistics().packetsRelayed()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"OPUS,48000,111,PCMU,8000,0", "PCMA,8000,8,OPUS,48000,111", "OPUS,48000,96,G722,8000,9",
        "L16,16000,97,OPUS,48000,98"})
    void whoHasOpusAloneIsHeardAndHearsTheTone(
            String from, int fromClock, int fromType, String to, int toClock, int toType) throws Exception {
        Codec says = new Codec(from, fromClock);
        Codec hears = new Codec(to, toClock);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Device a = new Device();
                Device b = new Device()) {
            Studio.assumeSpoken(says, hears);
            CallId call = Studio.call();
            RtpEndpoint legA = studio.open(call, "a", false);
            RtpEndpoint legB = studio.open(call, "b", false);
            legA.remote(a.media(MediaDirection.SENDRECV, Device.types(fromType, says), says));
            legB.remote(b.media(MediaDirection.SENDRECV, Device.types(toType, hears), hears));
            studio.engine.bridge(legA, legB);
            short[] heard = passed(a, legA, AudioCodec.of(says), fromType, b, AudioCodec.of(hears), toType);
            int rate = AudioCodec.of(hears).rate();
            short[] steady = Wave.part(heard, rate * 2 / 10, rate * 3 / 10);
            assertThat(Wave.level(steady, rate, 1004)).isCloseTo(-10, Offset.offset(1.5));
            assertThat(Wave.snr(steady, rate, 1004)).isGreaterThan(10);
            studio.awaitCount(MediaStatistics::packetsTranscoded, FRAMES);
        }
    }

    /** There are two places; whoever has one keeps it until the end. */
    @Test
    void ofThreeWhoHaveOpusAloneTheThirdIsNotSpokenWithUntilOneOfTheOthersHasGone() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Device a = new Device();
                Device b = new Device();
                Device c = new Device();
                Device d = new Device()) {
            Studio.assumeSpoken(Codec.OPUS);
            CallId call = Studio.call();
            RtpEndpoint one = opusLeg(studio, call, "one", a);
            RtpEndpoint two = opusLeg(studio, call, "two", b);
            RtpEndpoint three = opusLeg(studio, call, "three", c);
            RtpEndpoint plain = studio.open(call, "plain", false);
            plain.remote(d.media(MediaDirection.SENDRECV, Device.types(0, Codec.PCMU), Codec.PCMU));
            assertThat(one.mayBeCostly() && two.mayBeCostly() && three.mayBeCostly()).isTrue();
            assertThat(one.takeCostly() && two.takeCostly()).isTrue();
            assertThat(three.mayBeCostly() || three.takeCostly()).isFalse();
            assertThat(one.mayBeCostly() && one.takeCostly()).as("the own place").isTrue();
            studio.engine.bridge(three, plain);
            c.send(opus(c), three);
            studio.awaitCount(MediaStatistics::droppedPayload, 1);
            one.close();
            assertThat(one.takeCostly()).as("after the end").isFalse();
            c.send(opus(c), three);
            assertThat(d.receive()).hasSize(172);
            assertThat(three.takeCostly()).as("taken by the packet").isTrue();
            assertThat(studio.open(call, "four", false).mayBeCostly()).isFalse();
        }
    }

    private static RtpEndpoint opusLeg(Studio studio, CallId call, String name, Device device) {
        RtpEndpoint leg = studio.open(call, name, false);
        leg.remote(device.media(MediaDirection.SENDRECV, Device.types(111, Codec.OPUS), Codec.OPUS));
        return leg;
    }

    private static byte[] opus(Device device) {
        ByteBuffer packet = ByteBuffer.allocate(2048);
        int bytes = AudioCodec.of(Codec.OPUS).encoder().encode(new short[320], 320, packet, 12);
        packet.put(0, device.packet(111), 0, 12);
        byte[] whole = new byte[12 + bytes];
        packet.get(0, whole);
        return whole;
    }

    /** The time of a key goes on by the clock of the sound, its length by that of the events. */
    @Test
    void keysAreCountedByTheClockOfWhoHearsThem() throws Exception {
        Codec fast = new Codec(PayloadTypes.TELEPHONE_EVENT, 48000);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Device a = new Device();
                Device b = new Device()) {
            Studio.assumeSpoken(Codec.OPUS);
            CallId call = Studio.call();
            RtpEndpoint legA = studio.open(call, "a", false);
            RtpEndpoint legB = studio.open(call, "b", false);
            legA.remote(a.media(MediaDirection.SENDRECV, Device.types(111, Codec.OPUS, 110, fast), Codec.OPUS));
            legB.remote(b.media(MediaDirection.SENDRECV, Device.types(0, Codec.PCMU, 101, Device.EVENTS), Codec.PCMU));
            studio.engine.bridge(legA, legB);
            byte[] sound = opus(a);
            ByteBuffer.wrap(sound).putInt(4, 48_000);
            a.send(sound, legA);
            int began = ByteBuffer.wrap(b.receive()).getInt(4);
            ByteBuffer key = ByteBuffer.wrap(java.util.Arrays.copyOf(a.packet(110), 16));
            key.putInt(4, 48_000 + 9600).put(12, (byte) 5).put(13, (byte) 0x8a).putShort(14, (short) 4800);
            a.send(key.array(), legA);
            ByteBuffer heard = ByteBuffer.wrap(b.receive());
            assertThat(heard.get(1) & 0x7f).isEqualTo(101);
            assertThat(heard.getInt(4) - began).as("200 ms later").isEqualTo(1600);
            assertThat(heard.getShort(14)).as("100 ms long").isEqualTo((short) 800);
        }
    }

    @Test
    void numbersTimesMarksAndKeysStayThoseOfTheSender() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Device a = new Device();
                Device b = new Device()) {
            CallId call = Studio.call();
            RtpEndpoint legA = studio.open(call, "a", false);
            RtpEndpoint legB = studio.open(call, "b", false);
            legA.remote(a.media(MediaDirection.SENDRECV, Device.types(9, Codec.G722, 101, Device.EVENTS), Codec.G722));
            legB.remote(b.media(MediaDirection.SENDRECV, Device.types(0, Codec.PCMU, 96, Device.EVENTS), Codec.PCMU));
            studio.engine.bridge(legA, legB);
            for (int type : new int[] {0x89, 9, 101, 9}) {
                byte[] sent = a.packet(type);
                a.send(sent, legA);
                byte[] heard = b.receive();
                assertThat(heard[1] & 0x7f).isEqualTo(type == 101 ? 96 : 0);
                assertThat(heard[1] & 0x80).isEqualTo(type & 0x80);
                assertThat(ByteBuffer.wrap(heard, 2, 10)).isEqualTo(ByteBuffer.wrap(sent, 2, 10));
                assertThat(heard).hasSize(172);
            }
        }
    }

    @Test
    void whatCannotBeSaidInOnePacketIsDropped() throws Exception {
        Codec wide = new Codec("L16", 16000);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Device a = new Device();
                Device b = new Device()) {
            CallId call = Studio.call();
            RtpEndpoint legA = studio.open(call, "a", false);
            RtpEndpoint legB = studio.open(call, "b", false);
            legA.remote(a.media(MediaDirection.SENDRECV, Device.types(9, Codec.G722), Codec.G722));
            legB.remote(b.media(MediaDirection.SENDRECV, Device.types(97, wide), wide));
            studio.engine.bridge(legA, legB);
            byte[] giant = new byte[12 + 800];
            System.arraycopy(a.packet(9), 0, giant, 0, 12);
            a.send(giant, legA);
            byte[] nothing = new byte[12];
            System.arraycopy(a.packet(9), 0, nothing, 0, 12);
            a.send(nothing, legA);
            studio.awaitCount(MediaStatistics::droppedPayload, 2);
            a.send(9, legA);
            assertThat(b.receive()).hasSize(652);
        }
    }

    private static short[] passed(
            Device a, RtpEndpoint legA, AudioCodec says, int fromType, Device b, AudioCodec hears, int toType) throws Exception {
        AudioCodec.Encoder encoder = says.encoder();
        AudioCodec.Decoder decoder = hears.decoder();
        short[] wave = Wave.sine(1004, says.rate(), FRAMES * says.frame(), -10);
        short[] heard = new short[FRAMES * hears.frame()];
        short[] frame = new short[hears.frame()];
        int first = 0;
        for (int i = 0; i < FRAMES; i++) {
            ByteBuffer packet = ByteBuffer.allocate(2048);
            int bytes = encoder.encode(Wave.part(wave, i * says.frame(), says.frame()), says.frame(), packet, 12);
            packet.put(0, a.packet(fromType, i * says.ticks()), 0, 12);
            byte[] whole = new byte[12 + bytes];
            packet.get(0, whole);
            a.send(whole, legA);
            ByteBuffer got = ByteBuffer.wrap(b.receive());
            assertThat(got.get(1) & 0x7f).isEqualTo(toType);
            first = i == 0 ? got.getInt(4) : first;
            assertThat(got.getInt(4) - first).isEqualTo(i * hears.ticks());
            assertThat(decoder.decode(got, 12, got.capacity() - 12, frame)).isEqualTo(hears.frame());
            System.arraycopy(frame, 0, heard, i * frame.length, frame.length);
        }
        return heard;
    }
}
