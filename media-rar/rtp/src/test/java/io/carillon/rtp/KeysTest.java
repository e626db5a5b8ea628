package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys between devices of which one hears them in its audio and the other by signalling. */
class KeysTest {
    private static int type(byte[] packet) {
        return packet[1] & 0x7f;
    }

    private static int sequence(byte[] packet) {
        return ByteBuffer.wrap(packet).getShort(2) & 0xffff;
    }

    private static int word(byte[] packet, int at) {
        return ByteBuffer.wrap(packet).getInt(at);
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aKeyStandsBetweenThePacketsOfTheConversation(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            byte[] before = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(before);
            talk.legB().press(7, 100);
            List<byte[]> keys = new ArrayList<>();
            List<byte[]> all = new ArrayList<>(List.of(before));
            while (keys.size() < 7) {
                byte[] next = talk.b().receive();
                all.add(next);
                if (type(next) == 101) {
                    keys.add(next);
                    if (keys.size() % 2 == 0) {
                        talk.a().send(0, talk.legA());
                    }
                }
            }
            byte[] after = talk.a().send(0, talk.legA());
            byte[] last;
            do {
                last = talk.b().receive();
                all.add(last);
            } while (word(last, 4) != word(after, 4));
            for (int i = 1; i < all.size(); i++) {
                assertThat(sequence(all.get(i))).as("packet %d", i).isEqualTo(sequence(all.get(i - 1)) + 1 & 0xffff);
                assertThat(word(all.get(i), 8)).as("source").isEqualTo(word(before, 8));
            }
            assertThat(keys).extracting(key -> key[1] < 0)
                    .containsExactly(true, false, false, false, false, false, false);
            assertThat(keys).extracting(key -> (int) key[12]).containsOnly(7);
            assertThat(keys).extracting(key -> (int) ByteBuffer.wrap(key).getShort(14))
                    .containsExactly(160, 320, 480, 640, 800, 800, 800);
            assertThat(keys).extracting(key -> key[13] & 0x80).containsExactly(0, 0, 0, 0, 0x80, 0x80, 0x80);
            assertThat(keys).extracting(key -> key[13] & 0x3f).containsOnly(10);
            assertThat(keys).extracting(key -> word(key, 4)).containsOnly(word(keys.get(0), 4));
            assertThat(word(keys.get(0), 4) - word(before, 4)).isBetween(0, 80_000);
            assertThat(studio.engine.statistics().keysSent()).isEqualTo(1);
        }
    }

    @Test
    void keysComeOneAfterTheOtherEachAtATimeOfItsOwnAlsoWhenNobodySpeaks() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.NIO); Studio.Talk talk = studio.talk(false)) {
            talk.legB().press(1, 40);
            talk.legB().press(10, 40);
            List<byte[]> heard = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                heard.add(talk.b().receive());
            }
            assertThat(heard).extracting(key -> (int) key[12]).containsExactly(1, 1, 1, 1, 10, 10, 10, 10);
            assertThat(word(heard.get(4), 4) - word(heard.get(0), 4)).isGreaterThanOrEqualTo(320 + 320);
        }
    }

    @Test
    void whoHasAgreedToNoEventsAndWhoPressesTooManyIsCounted() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.NIO); Studio.Talk talk = studio.talk(false)) {
            talk.legA().remote(talk.a().media(MediaDirection.SENDRECV, Device.types(0, Codec.PCMU), Codec.PCMU));
            talk.legA().press(1, 100);
            studio.awaitCount(MediaStatistics::keysDropped, 1);
            for (int i = 0; i < KeyStream.MOST + 5; i++) {
                talk.legB().press(1, 5_000);
            }
            studio.awaitCount(MediaStatistics::keysDropped, 5);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aDeviceThatIsToldOfKeysBySignallingHearsNoEvents(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            RemoteMedia b = talk.b().media();
            talk.legB().remote(new RemoteMedia(b.rtp(), b.rtcp(), null, b.direction(), b.sends(), b.receives(), b.codec(),
                    b.protection(), null, RemoteMedia.Keys.TOLD));
            talk.a().send(0, talk.legA());
            talk.b().receive();
            for (int i = 1; i <= 6; i++) {
                byte[] event = talk.a().packet(101, 4242);
                event[12] = 11;
                event[13] = (byte) (i > 3 ? 0x8a : 0x0a);
                ByteBuffer.wrap(event).putShort(14, (short) (Math.min(i, 4) * 160));
                talk.a().send(java.util.Arrays.copyOf(event, 16), talk.legA());
            }
            assertThat(studio.keys.poll(20, TimeUnit.SECONDS)).isEqualTo("a 11 80");
            byte[] audio = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(audio);
            assertThat(studio.keys).isEmpty();
            assertThat(studio.engine.statistics().keysHeard()).isEqualTo(1);
        }
    }
}
