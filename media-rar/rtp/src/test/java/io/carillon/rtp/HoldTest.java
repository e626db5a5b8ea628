package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldTest {

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aDeviceThatOnlySendsHearsNothingAndIsHeard(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            both(talk);
            talk.legA().direction(MediaDirection.SENDONLY);
            byte[] music = talk.a().send(0, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(music);
            talk.b().send(0, talk.legB());
            studio.awaitCount(MediaStatistics::droppedHeld, 1);
            assertThat(talk.a().hearsNothing()).isTrue();

            talk.legA().direction(MediaDirection.SENDRECV);
            both(talk);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aDeviceThatOnlyReceivesIsNotHeardEvenIfItSends(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            both(talk);
            talk.legA().remote(talk.a().media(MediaDirection.RECVONLY));
            talk.a().send(0, talk.legA());
            studio.awaitCount(MediaStatistics::droppedHeld, 1);
            assertThat(talk.b().hearsNothing()).isTrue();
            byte[] announcement = talk.b().send(0, talk.legB());
            assertThat(talk.a().receive()).isEqualTo(announcement);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void inactiveIsSilenceBothWaysAndResumingLosesNothing(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            both(talk);
            talk.legA().direction(MediaDirection.INACTIVE);
            talk.legB().direction(MediaDirection.INACTIVE);
            talk.a().send(0, talk.legA());
            talk.b().send(0, talk.legB());
            studio.awaitCount(MediaStatistics::droppedHeld, 2);
            assertThat(talk.a().hearsNothing()).isTrue();
            assertThat(talk.b().hearsNothing()).isTrue();

            talk.legA().direction(MediaDirection.SENDRECV);
            talk.legB().direction(MediaDirection.SENDRECV);
            both(talk);
            MediaReport report = talk.legB().close();
            assertThat(report.packetsReceived()).isEqualTo(2);
        }
    }

    private static void both(Studio.Talk talk) throws Exception {
        byte[] there = talk.a().send(0, talk.legA());
        assertThat(talk.b().receive()).isEqualTo(there);
        byte[] back = talk.b().send(0, talk.legB());
        assertThat(talk.a().receive()).isEqualTo(back);
    }
}
