package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key that is pressed before it is known who presses it. */
class EarlyKeyTest {

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aKeyThatOvertakesTheAnswerIsHeard(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device device = new Device(); Device thief = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            press(thief, 9, leg);
            press(device, 5, leg);
            arrived(studio, 12);
            leg.remote(device.media());
            assertThat(studio.keys.poll(20, TimeUnit.SECONDS)).isEqualTo("a 5 80");
            press(device, 6, leg);
            assertThat(studio.keys.poll(20, TimeUnit.SECONDS)).as("not the stranger's 9").isEqualTo("a 6 80");
            studio.awaitCount(MediaStatistics::droppedForeign, 6);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void soundThatOvertakesTheAnswerGoesOn(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device callee = new Device()) {
            boolean heard = false;
            for (int i = 0; i < 200 && !heard; i++) { // on a busy machine it may be too old when the answer is there
                RtpEndpoint leg = studio.open(talk.legA().call(), "c" + i, false);
                studio.engine.bridge(talk.legA(), leg);
                long before = studio.engine.statistics().packetsIn();
                callee.send(0, leg);
                arrived(studio, before + 1);
                leg.remote(callee.media());
                heard = !talk.a().hearsNothing();
                leg.close();
            }
            assertThat(heard).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aKeyPressedBehindNatIsHeardWhenTheDeviceIsRecognised(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport);
                Device named = new Device();
                Device translated = new Device();
                Device thief = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            leg.remote(named.media());
            press(translated, 7, leg);
            press(thief, 9, leg);
            arrived(studio, 12);
            assertThat(studio.keys).as("nobody is believed yet").isEmpty();
            String key = null;
            for (int i = 0; i < 2000 && key == null; i++) {
                translated.send(0, leg);
                key = studio.keys.poll(5, TimeUnit.MILLISECONDS);
            }
            assertThat(key).isEqualTo("a 7 80");
            assertThat(studio.keys).isEmpty();
        }
    }

    private static void arrived(Studio studio, long packets) {
        studio.awaitCount(MediaStatistics::packetsIn, packets);
    }

    /** Three packets of a key that is down, three of one that is up. */
    private static void press(Device device, int key, RtpEndpoint to) throws Exception {
        int timestamp = (int) (System.nanoTime() / 125_000);
        for (int i = 1; i <= 6; i++) {
            byte[] packet = Arrays.copyOf(device.packet(101, timestamp), RtpHeader.LENGTH + 4);
            ByteBuffer.wrap(packet)
                    .put(RtpHeader.LENGTH, (byte) key)
                    .put(RtpHeader.LENGTH + 1, (byte) (i > 3 ? 0x8a : 0x0a))
                    .putShort(RtpHeader.LENGTH + 2, (short) (Math.min(i, 6) * 160));
            device.send(packet, to);
        }
    }
}
