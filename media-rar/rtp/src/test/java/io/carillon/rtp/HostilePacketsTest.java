package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostilePacketsTest {
    private static final int PACKETS = 3000;
    private static final int BURST = 50;

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void rubbishFromAStrangerChangesNothing(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device thief = new Device()) {
            talk.greet();
            Random random = new Random(1);
            for (int i = 1; i <= PACKETS; i++) {
                byte[] rubbish = rubbish(random);
                thief.send(rubbish, talk.legA());
                thief.sendRtcp(rubbish, talk.legA());
                if (i % BURST == 0) {
                    studio.awaitCount(now -> now.packetsIn() + now.rtcpIn(), 2 + 2L * i);
                }
            }
            assertThat(talk.b().hearsNothing()).isTrue();
            talk.greet();
            studio.awaitCount(MediaStatistics::packetsRelayed, 4);
            assertThat(studio.engine.statistics().packetsRelayed()).isEqualTo(4);
            assertThat(studio.engine.statistics().rtcpRelayed()).isZero();
            assertThat(talk.legA().close().packetsForeign()).isEqualTo(PACKETS);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void rubbishFromTheDeviceItselfDoesNotEndItsCall(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            Random random = new Random(2);
            for (int i = 1; i <= PACKETS; i++) {
                byte[] rubbish = rubbish(random);
                talk.a().send(rubbish, talk.legA());
                talk.a().sendRtcp(rubbish, talk.legA());
                if (i % BURST == 0) {
                    studio.awaitCount(now -> now.packetsIn() + now.rtcpIn(), 2 + 2L * i);
                }
            }
            while (!talk.b().hearsNothing()) {
                // Some of it was RTP after all, with a known payload type.
            }
            talk.legA().remote(talk.a().media());
            talk.greet();
            MediaStatistics now = studio.engine.statistics();
            assertThat(now.droppedMalformed()).isGreaterThan(PACKETS / 3);
            assertThat(now.rtcpDropped()).isGreaterThan(PACKETS / 3);
            assertThat(now.droppedForeign()).isZero();
        }
    }

    /** RTP with lies in the header, RTCP with lies in the lengths, STUN, DTLS, noise; never empty. */
    private static byte[] rubbish(Random random) {
        byte[] packet = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 3000 : 300)];
        random.nextBytes(packet);
        switch (random.nextInt(6)) {
            case 0 -> packet[0] = (byte) (0x80 | random.nextInt(64));
            case 1 -> {
                packet[0] = (byte) (0x80 | random.nextInt(64));
                put(packet, 1, (byte) (200 + random.nextInt(8)));
            }
            case 2 -> packet = stun(packet);
            case 3 -> packet[0] = (byte) (20 + random.nextInt(44));
            case 4 -> {
                packet = Arrays.copyOf(packet, 12 + random.nextInt(4));
                packet[0] = (byte) 0xbf;
            }
            default -> {
                // noise as it is
            }
        }
        return packet;
    }

    private static byte[] stun(byte[] random) {
        byte[] request = Arrays.copyOf(random, Math.max(20, random.length));
        byte[] head = {0, 1, 0, 0, 0x21, 0x12, (byte) 0xa4, 0x42};
        System.arraycopy(head, 0, request, 0, head.length);
        return request;
    }

    private static void put(byte[] packet, int at, byte value) {
        if (at < packet.length) {
            packet[at] = value;
        }
    }
}
