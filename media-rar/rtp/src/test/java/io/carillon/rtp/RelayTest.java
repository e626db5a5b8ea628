package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import java.net.DatagramPacket;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RelayTest {

    @ParameterizedTest
    @CsvSource({"EPOLL,false", "EPOLL,true", "NIO,false", "NIO,true"})
    void passesPacketsBothWaysBitByBit(MediaConfig.Transport transport, boolean ipv6) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(ipv6)) {
            for (int i = 0; i < 200; i++) {
                byte[] fromA = talk.a().send(0, talk.legA());
                assertThat(talk.b().receive()).isEqualTo(fromA);
                byte[] fromB = talk.b().send(0, talk.legB());
                assertThat(talk.a().receive()).isEqualTo(fromB);
            }
            studio.awaitCount(MediaStatistics::packetsOut, 400);
            MediaReport report = talk.legA().close();
            assertThat(report.packetsReceived()).isEqualTo(200);
            assertThat(report.packetsSent()).isEqualTo(200);
            assertThat(report.packetsLost()).isZero();
            assertThat(report.codec()).isEqualTo(Codec.PCMU);
            assertThat(report.mos()).isGreaterThan(4.3);
            assertThat(talk.legA().close()).isSameAs(report);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void packetsLeaveFromTheEndpointOfTheLegTheyGoTo(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            talk.a().send(0, talk.legA());
            DatagramPacket heard = new DatagramPacket(new byte[500], 500);
            talk.b().rtp.receive(heard);
            assertThat(heard.getPort()).isEqualTo(talk.legB().localRtp().getPort());
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void payloadTypesChangeWhenTheDevicesNumberThemDifferently(MediaConfig.Transport transport) throws Exception {
        Codec opus = new Codec("OPUS", 48000);
        try (Studio studio = Studio.on(transport); Device a = new Device(); Device b = new Device()) {
            CallId call = Studio.call();
            RtpEndpoint legA = studio.open(call, "a", false);
            RtpEndpoint legB = studio.open(call, "b", false);
            legA.remote(a.media(MediaDirection.SENDRECV, Device.types(96, opus, 101, Device.EVENTS), opus));
            legB.remote(b.media(MediaDirection.SENDRECV, Device.types(111, opus, 110, Device.EVENTS), opus));
            studio.engine.bridge(legA, legB);

            byte[] audio = a.send(96, legA);
            byte[] heard = b.receive();
            assertThat(heard[1]).isEqualTo((byte) 111);
            assertThat(Arrays.copyOfRange(heard, 2, heard.length))
                    .isEqualTo(Arrays.copyOfRange(audio, 2, audio.length));
            byte[] digit = a.packet(101);
            digit[1] |= (byte) 0x80;
            a.send(digit, legA);
            assertThat(b.receive()[1]).isEqualTo((byte) (0x80 | 110));
            b.send(110, legB);
            assertThat(a.receive()[1]).isEqualTo((byte) 101);

            a.send(7, legA); // nobody negotiated this one
            studio.awaitCount(MediaStatistics::droppedPayload, 1);
            assertThat(b.hearsNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aLegCanBeBridgedToAnotherOne(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device c = new Device()) {
            talk.a().send(0, talk.legA());
            talk.b().receive();
            RtpEndpoint legC = studio.open(talk.legA().call(), "c", false);
            legC.remote(c.media());
            studio.engine.bridge(talk.legA(), legC);

            byte[] moved = talk.a().send(0, talk.legA());
            assertThat(c.receive()).isEqualTo(moved);
            talk.b().send(0, talk.legB());
            studio.awaitCount(MediaStatistics::droppedHeld, 1);
            assertThat(talk.b().hearsNothing()).isTrue();
            assertThat(talk.a().hearsNothing()).isTrue();

            studio.engine.unbridge(legC);
            talk.a().send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedHeld, 2);
            assertThat(c.hearsNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aDeviceThatClosedItsPortDoesNotStopTheOtherDirection(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            talk.a().send(0, talk.legA());
            talk.b().receive();
            talk.b().send(0, talk.legB());
            talk.a().receive();
            talk.b().rtp.close();
            for (int i = 0; i < 50; i++) {
                talk.a().send(0, talk.legA());
            }
            studio.awaitCount(MediaStatistics::packetsIn, 52);
            try (Device back = new Device()) {
                talk.legB().remote(back.media());
                byte[] again = talk.a().send(0, talk.legA());
                assertThat(back.receive()).isEqualTo(again);
                byte[] answer = back.send(0, talk.legB());
                assertThat(talk.a().receive()).isEqualTo(answer);
            }
        }
    }
}
