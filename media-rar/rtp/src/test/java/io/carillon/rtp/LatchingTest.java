package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatchingTest {

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aThirdPartyIsDroppedAndCounted(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device thief = new Device()) {
            talk.a().send(0, talk.legA());
            talk.b().receive();
            for (int i = 0; i < 100; i++) {
                thief.send(0, talk.legA());
            }
            studio.awaitCount(MediaStatistics::droppedForeign, 100);
            byte[] real = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(real);
            assertThat(talk.b().hearsNothing()).isTrue();
            assertThat(thief.hearsNothing()).isTrue();
            MediaReport report = talk.legA().close();
            assertThat(report.packetsForeign()).isEqualTo(100);
            assertThat(report.packetsReceived()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aDeviceBehindNatIsHeardAndAnsweredWhereItSendsFrom(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport);
                Studio.Talk talk = studio.talk(false);
                Device translated = new Device()) {
            // The SDP named talk.a(); its packets come from elsewhere.
            speakUntilHeard(translated, talk);
            byte[] answer = talk.b().send(0, talk.legB());
            assertThat(translated.receive()).isEqualTo(answer);
            assertThat(talk.a().hearsNothing()).isTrue();

            // Locked: even the SDP address is now a third party.
            talk.a().send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedForeign, 1);
            assertThat(talk.b().hearsNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void theSdpAddressWinsOverAStrangerWhoShotFirst(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device thief = new Device()) {
            thief.send(0, talk.legA());
            thief.send(0, talk.legA());
            byte[] real = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(real);
            thief.send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedForeign, 1);
            assertThat(talk.b().hearsNothing()).isTrue();
            talk.b().send(0, talk.legB());
            talk.a().receive();
            assertThat(thief.hearsNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void untilTheDeviceHasSpokenPacketsGoToItsSdpAddress(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            byte[] first = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void onlySignallingLetsADeviceMove(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device moved = new Device()) {
            talk.a().send(0, talk.legA());
            talk.b().receive();
            moved.send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedForeign, 1);

            talk.legA().remote(moved.media());
            byte[] there = moved.send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(there);
            byte[] answer = talk.b().send(0, talk.legB());
            assertThat(moved.receive()).isEqualTo(answer);
            talk.a().send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedForeign, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void theSameSdpAgainKeepsTheLearnedSourceAndLetsItChange(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device other = new Device()) {
            talk.a().send(0, talk.legA());
            talk.b().receive();
            talk.legA().remote(talk.a().media());
            byte[] on = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(on);
            other.send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedForeign, 1);

            talk.legA().remote(talk.a().media());
            speakUntilHeard(other, talk);
            byte[] answer = talk.b().send(0, talk.legB());
            assertThat(other.receive()).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void nobodyIsHeardBeforeSignallingHasNamedTheDevice(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device early = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            for (int i = 0; i < 10; i++) {
                early.send(0, leg);
            }
            studio.awaitCount(MediaStatistics::droppedHeld, 10);
            assertThat(leg.close().packetsReceived()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void nobodyIsLearnedWhileTheDeviceIsOnHold(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device thief = new Device()) {
            talk.legA().remote(talk.a().media(MediaDirection.RECVONLY));
            for (int i = 1; i <= 20; i++) {
                thief.send(0, talk.legA());
                studio.awaitCount(MediaStatistics::droppedHeld, i);
            }
            byte[] music = talk.b().send(0, talk.legB());
            assertThat(talk.a().receive()).isEqualTo(music);
            assertThat(thief.hearsNothing()).isTrue();
        }
    }

    /** A stream of the device that goes on until the other one hears it, as every phone's does. */
    private static void speakUntilHeard(Device speaker, Studio.Talk talk) throws Exception {
        byte[] last = speaker.send(0, talk.legA());
        for (int i = 0; i < 20_000 && talk.b().hearsNothing(); i++) {
            last = speaker.send(0, talk.legA());
        }
        assertThat(last).isNotNull();
        while (!talk.b().hearsNothing()) {
            // what was on its way
        }
    }
}
