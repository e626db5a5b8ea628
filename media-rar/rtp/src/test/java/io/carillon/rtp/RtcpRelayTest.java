package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import java.nio.ByteBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RtcpRelayTest {
    private static final int MIDDLE_NTP = 0x12345678;

    static byte[] senderReport() {
        return ByteBuffer.allocate(28)
                .put((byte) 0x80).put((byte) 200).putShort((short) 6)
                .putInt(7)
                .putInt(0xabcd1234).putInt(0x5678ef01) // NTP: its middle is MIDDLE_NTP
                .putInt(0).putInt(100).putInt(16000)
                .array();
    }

    static byte[] receiverReport(int cumulativeLost, int lastSenderReport, int delay) {
        return ByteBuffer.allocate(32)
                .put((byte) 0x81).put((byte) 201).putShort((short) 7)
                .putInt(9)
                .putInt(7)
                .putInt(cumulativeLost & 0xffffff)
                .putInt(100).putInt(0)
                .putInt(lastSenderReport).putInt(delay)
                .array();
    }

    static byte[] bye(byte[] report) {
        return ByteBuffer.allocate(report.length + 8)
                .put(report)
                .put((byte) 0x81).put((byte) 203).putShort((short) 1).putInt(7)
                .array();
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void reportsPassUnchangedAndTheRoundTripIsRead(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            byte[] sent = senderReport();
            long began = System.nanoTime();
            talk.a().sendRtcp(sent, talk.legA());
            assertThat(talk.b().receiveRtcp()).isEqualTo(sent);
            long heard = System.nanoTime();
            // The device claims to have held the report for 40 ms; it really waits that long and 20 ms more.
            while (System.nanoTime() - heard < 60_000_000) {
                Thread.onSpinWait();
            }
            byte[] answer = receiverReport(0, MIDDLE_NTP, 65536 * 40 / 1000);
            talk.b().sendRtcp(answer, talk.legB());
            assertThat(talk.a().receiveRtcp()).isEqualTo(answer);
            double atMost = (System.nanoTime() - began) / 1e6 - 40;
            assertThat(talk.legB().close().roundTripMillis()).isBetween(20 - 0.1, atMost + 0.1);
            assertThat(talk.legA().close().roundTripMillis()).isNegative();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aByeEndsNothing(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            byte[] goodbye = bye(receiverReport(0, 0, 0));
            talk.a().sendRtcp(goodbye, talk.legA());
            assertThat(talk.b().receiveRtcp()).isEqualTo(goodbye);
            byte[] on = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(on);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aThirdPartyAndTruncatedReportsAreDroppedAndCounted(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device thief = new Device()) {
            talk.a().sendRtcp(senderReport(), talk.legA());
            talk.b().receiveRtcp();
            thief.sendRtcp(bye(senderReport()), talk.legA());
            talk.a().sendRtcp(java.util.Arrays.copyOf(senderReport(), 20), talk.legA());
            studio.awaitCount(MediaStatistics::rtcpDropped, 2);
            assertThat(studio.engine.statistics().rtcpRelayed()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void rtcpOnTheRtpPortIsUnderstood(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device mux = new Device()) {
            RemoteMedia plain = mux.media(MediaDirection.SENDRECV);
            talk.legA().remote(new RemoteMedia(
                    plain.rtp(), plain.rtp(), null, plain.direction(), plain.sends(), plain.receives(), plain.codec()));
            byte[] audio = mux.send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(audio);
            byte[] report = senderReport();
            mux.send(report, talk.legA());
            assertThat(talk.b().receiveRtcp()).isEqualTo(report);
            talk.b().sendRtcp(report, talk.legB());
            assertThat(mux.receive()).isEqualTo(report);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void lossOfEitherDirectionLowersTheScore(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            for (int i = 0; i < 100; i++) {
                byte[] packet = talk.a().packet(0);
                if (i % 10 != 5) {
                    talk.a().send(packet, talk.legA());
                    assertThat(talk.b().receive()).isEqualTo(packet);
                }
                talk.b().send(0, talk.legB());
                talk.a().receive();
            }
            MediaReport lossy = talk.legA().close();
            assertThat(lossy.packetsReceived()).isEqualTo(90);
            assertThat(lossy.packetsLost()).isEqualTo(10);
            assertThat(lossy.lossRate()).isCloseTo(0.1, Offset.offset(0.001));
            assertThat(lossy.mos()).isBetween(3.0, 3.9);
            assertThat(talk.legB().report().mos()).isGreaterThan(4.2);

            talk.b().sendRtcp(receiverReport(30, 0, 0), talk.legB());
            studio.awaitCount(MediaStatistics::rtcpIn, 1);
            assertThat(talk.legB().close().mos()).isLessThan(3.0);
        }
    }
}
