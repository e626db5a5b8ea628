package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tone;
import io.carillon.rtp.rtcp.RtcpReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who speaks with the switch hears by RTCP what it sends and how it hears. */
class OwnReportsTest {
    private static final int REPORT_WITH_BLOCK = 28 + 24;

    /** What the reader finds in a report. */
    private static final class Found implements RtcpReader.Reports {
        private final List<Integer> times = new ArrayList<>();
        private final List<Integer> lost = new ArrayList<>();

        @Override
        public void senderReport(int source, int middleNtp) {
            times.add(middleNtp);
        }

        @Override
        public void reportBlock(int cumulativeLost, int lastSenderReport, int delay) {
            lost.add(cumulativeLost);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void theWayThereAndBackIsKnownOfACallWithTheSwitch(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Device a = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            leg.remote(a.media());
            leg.play(Tone.RINGBACK);
            byte[] first = a.receive();
            a.send(0, leg);
            a.packet(0); // one is lost
            a.send(0, leg);
            byte[] report = a.receiveRtcp();
            ByteBuffer read = ByteBuffer.wrap(report);
            Found found = new Found();
            assertThat(RtcpReader.read(read, report.length, found)).isTrue();
            assertThat(read.getInt(4)).as("source").isEqualTo(ByteBuffer.wrap(first).getInt(8)).isEqualTo(read.getInt(REPORT_WITH_BLOCK + 4));
            assertThat(read.getInt(20)).as("packets").isBetween(40, 500);
            assertThat(read.getInt(24)).as("octets").isEqualTo(160 * read.getInt(20));
            assertThat(found.lost).containsExactly(1);
            assertThat(read.get(32) & 0xff).as("fraction, one of three").isEqualTo(85);
            a.sendRtcp(RtcpRelayTest.receiverReport(3, found.times.get(0), 0), leg);
            studio.awaitCount(MediaStatistics::rtcpIn, 1);
            assertThat(leg.close().roundTripMillis()).isBetween(0.0, 5_000.0);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void whoSpeaksWithAnotherHearsOnlyItsReports(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device alone = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "c", false);
            leg.remote(alone.media());
            leg.play(Tone.RINGBACK);
            talk.b().send(0, talk.legB());
            talk.a().receive();
            alone.receiveRtcp(); // by now the others would have had theirs
            byte[] theirs = RtcpRelayTest.senderReport();
            talk.b().sendRtcp(theirs, talk.legB());
            assertThat(talk.a().receiveRtcp()).isEqualTo(theirs);
            alone.receiveRtcp();
            assertThat(talk.a().hearsNoRtcp()).as("another interval later").isTrue();
        }
    }
}
