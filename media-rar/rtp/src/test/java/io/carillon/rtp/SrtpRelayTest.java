package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpReceiver;
import io.carillon.rtp.srtp.SrtpSender;
import io.carillon.rtp.srtp.SrtpSuite;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One device speaks SRTP, the other plain RTP. */
class SrtpRelayTest {
    private static final int FORGERIES = 600;
    private static final int BURST = 50;

    private final ByteBuffer buffer = ByteBuffer.allocate(2048);
    private SrtpKey ours;
    private SrtpKey theirs;
    private SrtpSender mouth;
    private SrtpReceiver ear;

    private void keys(SrtpSuite suite) throws Exception {
        ours = SrtpKey.random(suite);
        theirs = SrtpKey.random(suite);
        mouth = new SrtpSender(theirs, 2048);
        ear = new SrtpReceiver(ours, 2048);
    }

    private RemoteMedia sealed(Device device) {
        RemoteMedia plain = device.media();
        return new RemoteMedia(plain.rtp(), plain.rtcp(), null, plain.direction(), plain.sends(), plain.receives(),
                plain.codec(), new Protection.Keys(ours, theirs), null);
    }

    private byte[] encrypted(SrtpSender with, byte[] packet) throws Exception {
        buffer.clear().put(0, packet);
        byte[] sent = new byte[with.rtp(buffer, packet.length)];
        buffer.get(0, sent);
        return sent;
    }

    private byte[] decrypted(byte[] packet) throws Exception {
        buffer.clear().put(0, packet);
        int length = ear.rtp(buffer, packet.length);
        assertThat(length).isPositive();
        byte[] clear = new byte[length];
        buffer.get(0, clear);
        return clear;
    }

    private void greet(Studio.Talk talk) throws Exception {
        byte[] there = talk.a().packet(0);
        talk.a().send(encrypted(mouth, there), talk.legA());
        assertThat(talk.b().receive()).isEqualTo(there);
        byte[] back = talk.b().send(0, talk.legB());
        assertThat(decrypted(talk.a().receive())).isEqualTo(back);
    }

    @ParameterizedTest
    @CsvSource({"EPOLL,AES_CM_128_HMAC_SHA1_80", "EPOLL,AEAD_AES_256_GCM", "NIO,AES_CM_128_HMAC_SHA1_32"})
    void bothHearOneAnotherAndNobodyElse(MediaConfig.Transport transport, SrtpSuite suite) throws Exception {
        keys(suite);
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device thief = new Device()) {
            talk.legA().remote(sealed(talk.a()));
            SrtpSender wrong = new SrtpSender(SrtpKey.random(suite), 2048);
            Random random = new Random(4);
            // Before the device has spoken, anybody may try.
            for (int i = 1; i <= FORGERIES / 2; i++) {
                thief.send(i % 2 == 0 ? thief.packet(0) : encrypted(wrong, thief.packet(0)), talk.legA());
                pause(studio, i);
            }
            greet(talk);
            for (int i = FORGERIES / 2 + 1; i <= FORGERIES; i++) {
                byte[] packet = talk.a().packet(0);
                talk.a().send(random.nextBoolean() ? packet : encrypted(wrong, packet), talk.legA());
                pause(studio, i);
            }
            byte[] again = encrypted(mouth, talk.a().packet(0));
            talk.a().send(again, talk.legA());
            talk.b().receive();
            talk.a().send(again, talk.legA());
            studio.awaitCount(MediaStatistics::droppedReplayed, 1);
            greet(talk);
            assertThat(talk.b().hearsNothing()).isTrue();
            assertThat(thief.hearsNothing()).isTrue();
        }
    }

    /** The socket holds so many packets and no more. */
    private static void pause(Studio studio, int forgeries) {
        if (forgeries % BURST == 0) {
            studio.awaitCount(MediaStatistics::droppedForged, forgeries);
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL,AES_CM_128_HMAC_SHA1_80", "EPOLL,AEAD_AES_128_GCM"})
    void newKeysAndTheSameKeysGoOn(MediaConfig.Transport transport, SrtpSuite suite) throws Exception {
        keys(suite);
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            talk.legA().remote(sealed(talk.a()));
            greet(talk);
            talk.legA().remote(sealed(talk.a())); // as a re-INVITE without new keys does
            greet(talk);
            SrtpSender before = mouth;
            keys(suite);
            talk.legA().remote(sealed(talk.a()));
            byte[] underWay = talk.a().packet(0);
            talk.a().send(encrypted(before, underWay), talk.legA());
            assertThat(talk.b().receive()).isEqualTo(underWay);
            greet(talk);
            talk.a().send(encrypted(before, talk.a().packet(0)), talk.legA());
            studio.awaitCount(MediaStatistics::droppedForged, 1);
            greet(talk);
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL,AES_CM_128_HMAC_SHA1_80", "NIO,AEAD_AES_128_GCM"})
    void reportsAreTranslatedToo(MediaConfig.Transport transport, SrtpSuite suite) throws Exception {
        keys(suite);
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            talk.legA().remote(sealed(talk.a()));
            greet(talk);
            byte[] report = new byte[8];
            ByteBuffer.wrap(report).put((byte) 0x80).put((byte) 201).putShort((short) 1).putInt(77);
            talk.b().sendRtcp(report, talk.legB());
            byte[] sealed = talk.a().receiveRtcp();
            buffer.clear().put(0, sealed);
            assertThat(ear.rtcp(buffer, sealed.length)).isEqualTo(report.length);
            buffer.clear().put(0, report);
            byte[] back = new byte[mouth.rtcp(buffer, report.length)];
            buffer.get(0, back);
            talk.a().sendRtcp(report, talk.legA());
            talk.a().sendRtcp(back, talk.legA());
            assertThat(talk.b().receiveRtcp()).isEqualTo(report);
            studio.awaitCount(MediaStatistics::rtcpRelayed, 2);
            assertThat(studio.engine.statistics().rtcpDropped()).isEqualTo(1);
        }
    }
}
