package io.carillon.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.CallId;
import io.carillon.contract.CallTrace;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TracedMessage;
import io.carillon.directory.Invalid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00.000250Z");
    private static final SipPeer US = new SipPeer(SipTransport.UDP, "192.0.2.1", 5060);
    private static final SipPeer US6 = new SipPeer(SipTransport.TLS, "2001:db8::1", 5061);
    private static final SipPeer ALICE = new SipPeer(SipTransport.UDP, "192.0.2.101", 5062);
    private static final SipPeer BOB = new SipPeer(SipTransport.TLS, "2001:db8::2", 40_000);
    private static final LegId IN = new LegId("in");
    private static final LegId OUT = new LegId("out");

    private final CallTrace trace = new CallTrace(new CallId("call"), List.of(
            message(0, IN, false, US, ALICE, "INVITE", 0, "", "INVITE sip:2@x\r\n\u001b"),
            message(700, OUT, true, US6, BOB, "INVITE", 0, "", "INVITE sip:2@y\r\n"),
            message(1_500_001, OUT, false, US6, BOB, "INVITE", 180, "Ringing", "SIP/2.0 180 Ringing\r\n")), 3);

    private static TracedMessage message(
            long micros, LegId leg, boolean sent, SipPeer local, SipPeer remote, String method, int status, String reason,
            String text) {
        return new TracedMessage(START.plusNanos(micros * 1000), leg, sent, local, remote, method, status, reason, 1, "c", "b",
                false, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void arrowsGoBetweenUsAndWhoSpeaks() {
        Ladder ladder = Ladder.of(trace, Map.of(IN, "1001", OUT, "1002")::get);
        assertThat(ladder.participants()).containsExactly(
                new Ladder.Participant("carillon", "Carillon", List.of("192.0.2.1:5060", "[2001:db8::1]:5061")),
                new Ladder.Participant("udp:192.0.2.101:5062", "1001", List.of("192.0.2.101:5062")),
                new Ladder.Participant("tls:[2001:db8::2]:40000", "1002", List.of("[2001:db8::2]:40000")));
        assertThat(ladder.arrows())
                .extracting(arrow -> arrow.micros() + " " + arrow.from() + " > " + arrow.to() + ": " + arrow.label())
                .containsExactly(
                        "0 udp:192.0.2.101:5062 > carillon: INVITE",
                        "700 carillon > tls:[2001:db8::2]:40000: INVITE",
                        "1500001 tls:[2001:db8::2]:40000 > carillon: 180 Ringing");
        assertThat(ladder.arrows().get(0).text()).isEqualTo("INVITE sip:2@x\r\n?");
        assertThat(ladder.dropped()).isEqualTo(3);
    }

    @Test
    void whoIsNotKnownHasNoName() {
        assertThat(Ladder.of(trace, leg -> null).participants()).extracting(Ladder.Participant::name)
                .containsExactly("Carillon", "", "");
    }

    @Test
    void theCaptureHoldsTheSameAsDatagrams() {
        ByteBuffer file = ByteBuffer.wrap(CaptureFile.of(trace));
        assertThat(file.getInt()).isEqualTo(0xa1b2c3d4);
        assertThat(file.getShort()).isEqualTo((short) 2);
        assertThat(file.getShort()).isEqualTo((short) 4);
        file.position(20);
        assertThat(file.getInt()).as("link type RAW").isEqualTo(101);

        assertThat(file.getInt()).isEqualTo((int) START.getEpochSecond());
        assertThat(file.getInt()).isEqualTo(250);
        byte[] first = packet(file);
        assertThat(first[0]).isEqualTo((byte) 0x45);
        assertThat(first[9]).as("UDP").isEqualTo((byte) 17);
        assertThat(Arrays.copyOfRange(first, 12, 20)).containsExactly(192, 0, 2, 101, 192, 0, 2, 1);
        assertThat(sum(first, 0, 20)).as("header sum").isEqualTo(0xffff);
        assertThat(ByteBuffer.wrap(first).getShort(20)).isEqualTo((short) 5062);
        assertThat(ByteBuffer.wrap(first).getShort(22)).isEqualTo((short) 5060);
        assertThat(ByteBuffer.wrap(first).getShort(24)).isEqualTo((short) (first.length - 20));
        byte[] pseudo = ByteBuffer.allocate(12 + first.length - 20)
                .put(first, 12, 8).putShort((short) 17).putShort((short) (first.length - 20)).put(first, 20, first.length - 20).array();
        assertThat(sum(pseudo, 0, pseudo.length)).as("UDP sum").isEqualTo(0xffff);
        assertThat(new String(first, 28, first.length - 28, StandardCharsets.UTF_8)).startsWith("INVITE sip:2@x");

        file.position(file.position() + 8);
        byte[] second = packet(file);
        assertThat(second[0]).isEqualTo((byte) 0x60);
        assertThat(second[6]).isEqualTo((byte) 17);
        assertThat(Arrays.copyOfRange(second, 8, 12)).as("from us").containsExactly(0x20, 0x01, 0x0d, 0xb8);
        assertThat(second[23]).isEqualTo((byte) 1);
        assertThat(second[39]).isEqualTo((byte) 2);
        byte[] pseudo6 = ByteBuffer.allocate(36 + second.length - 40)
                .put(second, 8, 32).putShort((short) (second.length - 40)).putShort((short) 17).put(second, 40, second.length - 40).array();
        assertThat(sum(pseudo6, 0, pseudo6.length)).as("UDP sum").isEqualTo(0xffff);

        file.position(file.position() + 8);
        assertThat(packet(file)).hasSize(40 + 8 + "SIP/2.0 180 Ringing\r\n".length());
        assertThat(file.remaining()).isZero();
    }

    private static byte[] packet(ByteBuffer file) {
        byte[] packet = new byte[file.getInt()];
        assertThat(file.getInt()).isEqualTo(packet.length);
        file.get(packet);
        return packet;
    }

    private static int sum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | (i + 1 < to ? bytes[i + 1] & 0xff : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }

    @Test
    void aWishIsChecked() {
        assertThat(new TraceWish(List.of(), List.of(), 10)).hasToString("all calls for 10 min");
        assertThat(new TraceWish(List.of("1001"), List.of("2001:db8::/32"), 1440).addresses()).hasSize(1);
        assertThatThrownBy(() -> new TraceWish(List.of("10 01"), List.of("host"), 0))
                .isInstanceOfSatisfying(Invalid.class, wrong -> assertThat(wrong.fields())
                        .containsOnlyKeys("numbers", "addresses", "minutes"));
    }
}
