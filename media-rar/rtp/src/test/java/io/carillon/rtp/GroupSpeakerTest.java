package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Codec;
import io.carillon.contract.GroupStream;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A multicast group on loopback that listens to a mix. */
class GroupSpeakerTest {
    private static final String GROUP = "239.255.77.1";
    private static final int QUIET_MILLIS = 200;

    private static NetworkInterface loopback() throws IOException {
        return NetworkInterface.networkInterfaces().filter(GroupSpeakerTest::isLoopback).findFirst().orElseThrow();
    }

    private static boolean isLoopback(NetworkInterface one) {
        try {
            return one.isLoopback() && one.isUp();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static GroupConfig how() throws IOException {
        return new GroupConfig(1, 46, loopback().getName());
    }

    private static MulticastSocket member() throws IOException {
        MulticastSocket socket = new MulticastSocket(0);
        socket.joinGroup(new InetSocketAddress(InetAddress.getByName(GROUP), socket.getLocalPort()), loopback());
        return socket;
    }

    /** Everything until it has been quiet for so long. */
    private static List<byte[]> heard(MulticastSocket member, int millis) throws IOException {
        List<byte[]> all = new ArrayList<>();
        member.setSoTimeout(millis);
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                member.receive(packet);
                all.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (SocketTimeoutException nothingMore) {
            return all;
        }
    }

    private static List<byte[]> next(MulticastSocket member, int packets) throws IOException {
        List<byte[]> all = new ArrayList<>();
        member.setSoTimeout(60_000);
        for (int i = 0; i < packets; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            member.receive(packet);
            all.add(Arrays.copyOf(packet.getData(), packet.getLength()));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"PCMU,0", "PCMA,8", "G722,9"})
    void aGroupHearsAMixAsOneStreamOfPlainRtp(String name, int type) throws Exception {
        Codec codec = new Codec(name, 8000);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                MixTest.Person a = new MixTest.Person(studio, "a", Codec.PCMU, 0, 500);
                MulticastSocket member = member()) {
            GroupStream to = new GroupStream(GROUP, member.getLocalPort(), codec);
            assertThat(studio.engine.multicast("room", to, how())).as("nobody is there").isFalse();
            studio.engine.joinMix(a.leg, MixPlace.in("room"));
            assertThat(studio.engine.multicast("room", to, how())).isTrue();
            MixTest.talk(a);
            List<byte[]> packets = heard(member, 1);
            assertThat(packets).hasSizeGreaterThan(40);
            isOneStream(packets, type);
            assertThat(level(packets, codec)).isGreaterThan(-26);
            a.leg.close();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> heard(member, QUIET_MILLIS).isEmpty());
        }
    }

    @Test
    void aGroupHearsASourceUntilItHasEndedAndMakesRoomForTheNext() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                MulticastSocket member = member()) {
            GroupStream to = new GroupStream(GROUP, member.getLocalPort(), Codec.PCMU);
            List<Consumer<AudioSource>> waiting = new ArrayList<>();
            for (int i = 0; i < MediaEngine.MOST_SPEECHES; i++) {
                waiting.add(studio.engine.speech(to, how(), 8000).orElseThrow());
            }
            assertThat(studio.engine.speech(to, how(), 8000)).as("no room").isEmpty();
            waiting.get(0).accept(new HalfASecond());
            List<byte[]> packets = next(member, 25);
            isOneStream(packets, 0);
            assertThat(level(packets, Codec.PCMU)).isGreaterThan(-12);
            assertThat(heard(member, QUIET_MILLIS)).isEmpty();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> studio.engine.speech(to, how(), 8000).isPresent());
        }
    }

    /** A tone of 500 Hz. */
    private static final class HalfASecond implements AudioSource {
        private int frames;

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public void fill(short[] frame) {
            System.arraycopy(Wave.sine(500, 8000, 160, -10), 0, frame, 0, 160);
            frames++;
        }

        @Override
        public boolean hasEnded() {
            return frames == 25;
        }
    }

    private static void isOneStream(List<byte[]> packets, int type) {
        assertThat(packets.get(0)[1]).as("a talk spurt begins").isEqualTo((byte) (0x80 | type));
        for (int i = 1; i < packets.size(); i++) {
            ByteBuffer before = ByteBuffer.wrap(packets.get(i - 1));
            ByteBuffer now = ByteBuffer.wrap(packets.get(i));
            assertThat(now.get(1)).isEqualTo((byte) type);
            assertThat(now.getShort(2)).isEqualTo((short) (before.getShort(2) + 1));
            assertThat(now.getInt(4)).isEqualTo(before.getInt(4) + 160);
            assertThat(now.getInt(8)).isEqualTo(before.getInt(8));
            assertThat(packets.get(i)).hasSize(172);
        }
    }

    /** Of the tone in the loudest tenth of a second. */
    private static double level(List<byte[]> packets, Codec name) {
        AudioCodec codec = AudioCodec.of(name);
        AudioCodec.Decoder decoder = codec.decoder();
        short[] all = new short[packets.size() * codec.frame()];
        short[] frame = new short[codec.frame()];
        for (int i = 0; i < packets.size(); i++) {
            decoder.decode(ByteBuffer.wrap(packets.get(i)), 12, packets.get(i).length - 12, frame);
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        int tenth = codec.rate() / 10;
        double loudest = -120;
        for (int at = 0; at + tenth <= all.length; at += tenth) {
            loudest = Math.max(loudest, Wave.level(Wave.part(all, at, tenth), codec.rate(), 500));
        }
        return loudest;
    }

    @Test
    void packetsAreMarkedAndDoNotGoFar() throws Exception {
        GroupSpeaker speaker = new GroupSpeaker(
                new GroupStream(GROUP, 5004, Codec.PCMU), new GroupConfig(3, 26, loopback().getName()), 16_000);
        assertThat(speaker.channel.getOption(StandardSocketOptions.IP_MULTICAST_TTL)).isEqualTo(3);
        assertThat(speaker.channel.getOption(StandardSocketOptions.IP_TOS)).isEqualTo(26 << 2);
        assertThat(speaker.channel.getOption(StandardSocketOptions.IP_MULTICAST_IF)).isEqualTo(loopback());
        speaker.close();
        assertThat(speaker.channel.isOpen()).isFalse();
    }

    @Test
    void aSingleHostIsNoGroupAndWhatIsNotSpokenHereIsNotSpokenThere() throws Exception {
        GroupConfig how = how();
        assertThatThrownBy(() -> new GroupSpeaker(new GroupStream("127.0.0.1", 5004, Codec.PCMU), how, 16_000))
                .isInstanceOf(IOException.class).hasMessageContaining("no multicast address");
        assertThatThrownBy(() -> new GroupSpeaker(new GroupStream(GROUP, 5004, new Codec("OPUS", 48_000)), how, 16_000))
                .isInstanceOf(IOException.class).hasMessageContaining("OPUS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl=0", "ttl=256", "ttl=far", "dscp=64", "dscp=-1", "interface=nowhere9"})
    void aWrongSettingIsNamed(String wrong) {
        String[] parts = wrong.split("=");
        Map<String, String> settings = Map.of("carillon.multicast." + parts[0], parts[1]);
        assertThatThrownBy(() -> GroupConfig.from(settings::get)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carillon.multicast." + parts[0]).hasMessageContaining(parts[1]);
        assertThat(GroupConfig.from(key -> null)).isEqualTo(new GroupConfig(1, 46, ""));
    }
}
