package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.HungUp;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.MediaReport;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.Origin;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.contract.TimerFired;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputJournalTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456789Z");
    private static final CallId CALL = new CallId("c1");
    private static final LegId A = new LegId("a");
    private static final LegId B = new LegId("b");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("deep/inputs.journal");
    }

    private static HungUp hungUp(CallId call, LegId leg) {
        return new HungUp(call, leg, AT, Cause.NORMAL_CLEARING,
                new MediaReport(Codec.PCMU, 100, 101, 2, 3, 1.5, 20, 4.3));
    }

    private InputJournal open() throws IOException {
        return InputJournal.open(file, 1000);
    }

    @Test
    void inputsSurviveAProcessThatNeverClosedTheJournal() throws Exception {
        List<CallInput> kept = List.of(
                new InviteArrived(CALL, A, AT, new Origin.Device(new Aor(Tenant.DEFAULT, "1001")),
                        new CallerIdentity("1001", "Ann"), new DialledNumber("1002"),
                        new MediaOffer.Audio(List.of(Codec.PCMU, Codec.PCMA), MediaDirection.SENDRECV),
                        new SipPeer(SipTransport.UDP, "::1", 5060), "x@y", 70),
                new LegProgressed(CALL, B, AT, 183, true),
                new OfferSettled(CALL, A, AT, MediaDirection.SENDONLY, Codec.PCMU),
                new TimerFired(CALL, AT, "max"),
                hungUp(CALL, A),
                new LegReleased(CALL, B, AT, MediaReport.NONE));
        InputJournal dead = open();
        kept.forEach(input -> dead.add(input, Set.of(A, B)));

        try (InputJournal next = open()) {
            assertThat(next.calls()).containsExactly(CALL);
            assertThat(next.of(CALL)).isEqualTo(kept);
        }
    }

    @Test
    void aLegThatDiedWithTheProcessIsGivenAnEnding() throws Exception {
        InputJournal dead = open();
        dead.add(hungUp(CALL, A), Set.of(A, B));

        try (InputJournal next = open()) {
            assertThat(next.of(CALL)).hasSize(2);
            assertThat(next.of(CALL).get(1)).isInstanceOfSatisfying(HungUp.class, ending -> {
                assertThat(ending.leg()).isEqualTo(B);
                assertThat(ending.cause()).isEqualTo(Cause.NODE_LOST);
            });
        }
        try (InputJournal third = open()) {
            assertThat(third.of(CALL)).as("supplied once").hasSize(2);
        }
    }

    @Test
    void whatTheApplicationTookDoesNotComeBack() throws Exception {
        CallId other = new CallId("c2");
        try (InputJournal journal = open()) {
            journal.add(hungUp(CALL, A), Set.of(A));
            journal.add(hungUp(other, B), Set.of(B));
            journal.delivered(CALL);
            assertThat(journal.of(CALL)).isEmpty();
        }
        try (InputJournal next = open()) {
            assertThat(next.calls()).containsExactly(other);
            next.delivered(other);
            assertThat(next.isEmpty()).isTrue();
        }
        assertThat(Files.size(file)).isZero();
    }

    @Test
    void aTornLastRecordIsCutOffAndTheRestKept() throws Exception {
        InputJournal dead = open();
        dead.add(hungUp(CALL, A), Set.of(A));
        long good = Files.size(file);
        dead.add(new TimerFired(CALL, AT, "max"), Set.of());
        long whole = Files.size(file);
        for (long size = good + 1; size < whole; size += 7) {
            byte[] bytes = Files.readAllBytes(file);
            Path torn = directory.resolve("torn-" + size);
            Files.write(torn, java.util.Arrays.copyOf(bytes, (int) size));
            try (InputJournal next = InputJournal.open(torn, 10)) {
                assertThat(next.of(CALL)).containsExactly(hungUp(CALL, A));
                next.add(new TimerFired(CALL, AT, "again"), Set.of());
            }
            try (InputJournal third = InputJournal.open(torn, 10)) {
                assertThat(third.of(CALL)).hasSize(2);
            }
        }
    }

    @Test
    void aFlippedBitDoesNotReachTheApplication() throws Exception {
        InputJournal dead = open();
        dead.add(hungUp(CALL, A), Set.of(A));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 4;
        Files.write(file, bytes);

        try (InputJournal next = open()) {
            assertThat(next.of(CALL)).noneMatch(input -> input.equals(hungUp(CALL, A)));
        }
    }

    @Test
    void aFullJournalDropsTheOldestThatEndNothing() throws Exception {
        List<CallInput> expected = new ArrayList<>();
        try (InputJournal journal = InputJournal.open(file, 10)) {
            journal.add(hungUp(CALL, A), Set.of(A));
            expected.add(hungUp(CALL, A));
            for (int i = 0; i < 25; i++) {
                TimerFired timer = new TimerFired(CALL, AT, "t" + i);
                journal.add(timer, Set.of());
                if (i >= 15) {
                    expected.add(timer);
                }
            }
            assertThat(journal.of(CALL)).isEqualTo(expected);
            assertThat(journal.dropped()).isEqualTo(15);
            assertThat(journal.size()).isEqualTo(11);
        }
    }

    @Test
    void theFileDoesNotGrowForEver() throws Exception {
        try (InputJournal journal = InputJournal.open(file, 5)) {
            for (int i = 0; i < 30_000; i++) {
                journal.add(new TimerFired(CALL, AT, "a timer with quite a long name to fill the file " + i), Set.of());
            }
            assertThat(Files.size(file)).isLessThan(6L << 20);
        }
        try (InputJournal next = InputJournal.open(file, 5)) {
            assertThat(next.of(CALL)).last().isEqualTo(
                    new TimerFired(CALL, AT, "a timer with quite a long name to fill the file 29999"));
        }
    }

    @Test
    void aForeignObjectInTheFileIsLeftOut() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(java.util.Map.of("gadget", "chain")));
        }
        byte[] body = bytes.toByteArray();
        ByteBuffer record = ByteBuffer.allocate(9 + body.length)
                .putInt(body.length + 1).putInt(0).put((byte) 1).put(body);
        CRC32 sum = new CRC32();
        sum.update(record.array(), 8, body.length + 1);
        record.putInt(4, (int) sum.getValue());
        InputJournal dead = open();
        dead.add(hungUp(CALL, A), Set.of(A));
        dead.close();
        Files.write(file, record.array(), StandardOpenOption.APPEND);

        try (InputJournal next = open()) {
            assertThat(next.of(CALL)).containsExactly(hungUp(CALL, A));
        }
    }
}
