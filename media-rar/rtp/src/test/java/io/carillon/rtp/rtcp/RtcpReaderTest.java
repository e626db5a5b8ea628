package io.carillon.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpReaderTest {
    private final List<String> read = new ArrayList<>();
    private final RtcpReader.Reports reports = new RtcpReader.Reports() {
        @Override
        public void senderReport(int source, int middleNtp) {
            read.add("SR " + Integer.toHexString(middleNtp));
        }

        @Override
        public void reportBlock(int cumulativeLost, int lastSenderReport, int delay) {
            read.add("block " + cumulativeLost + " " + Integer.toHexString(lastSenderReport) + " " + delay);
        }
    };

    private static ByteBuffer compound() {
        return ByteBuffer.allocate(200)
                .put((byte) 0x81).put((byte) 200).putShort((short) 12).putInt(1)
                .putInt(0x0000b705).putInt(0x20000000).putInt(0).putInt(0).putInt(0)
                .putInt(2).putInt(0x05fffffe).putInt(0).putInt(0).putInt(0xb7052000).putInt(0x00054000)
                .put((byte) 0x81).put((byte) 202).putShort((short) 2).putInt(1).put((byte) 1).put((byte) 2)
                .put((byte) 'a').put((byte) 0);
    }

    private static ByteBuffer part(int length, int first, int type) {
        ByteBuffer part = ByteBuffer.allocate(length);
        part.put((byte) first).put((byte) type).putShort((short) (length / 4 - 1));
        return part.position(length);
    }

    private boolean read(ByteBuffer packet) {
        return RtcpReader.read(packet, packet.position(), reports);
    }

    @Test
    void senderReportsAndTheirBlocksAreRead() {
        assertThat(read(compound())).isTrue();
        assertThat(read).containsExactly("SR b7052000", "block -2 b7052000 344064");
    }

    @Test
    void everyTruncationIsRefusedAndReportsNothing() {
        ByteBuffer whole = compound();
        int senderReport = 52;
        for (int length = 0; length < whole.position(); length++) {
            if (length != senderReport) {
                assertThat(RtcpReader.read(whole, length, reports)).as("cut at %d", length).isFalse();
            }
        }
        assertThat(read).isEmpty();
    }

    @Test
    void aCompoundMustBeginWithAReport() {
        assertThat(read(part(8, 0x81, 203))).isFalse();
        assertThat(read(part(12, 0x80, 204))).isFalse();
    }

    @Test
    void blockCountsThatDoNotFitAreRefused() {
        assertThat(read(part(8, 0x9f, 201))).isFalse();
    }

    @Test
    void noBytesCanMakeItReadOutside() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 3) {
                bytes[0] = (byte) (0x80 | bytes[0]);
                bytes[1] = (byte) (200 + random.nextInt(7));
                bytes[2] = 0;
                bytes[3] = (byte) random.nextInt(20);
            }
            RtcpReader.read(ByteBuffer.wrap(bytes), bytes.length, reports);
        }
    }

    @Test
    void theExampleOfTheRfcGivesItsRoundTrip() {
        // RFC 3550 figure 2: DLSR 5.25 s, and the report comes back 11.375 s after the sender report left.
        RoundTrip trip = new RoundTrip();
        trip.sent(0xb7052000, 1_000_000_000L);
        trip.reported(0xb7052000, 0x00054000, 1_000_000_000L + 11_375_000_000L);
        assertThat(trip.millis()).isEqualTo(6125.0);
    }

    @Test
    void reportsThatReferToNothingOrLieAreIgnored() {
        RoundTrip trip = new RoundTrip();
        trip.reported(0, 0, 5);
        trip.reported(77, 0, 5);
        trip.sent(77, 1_000_000_000L);
        trip.reported(77, 65536 * 3, 2_000_000_000L);
        assertThat(trip.millis()).isNegative();
    }
}
