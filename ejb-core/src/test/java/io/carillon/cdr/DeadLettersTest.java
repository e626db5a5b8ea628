package io.carillon.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.Tenant;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    @TempDir
    private Path directory;

    private static DeadLetter letter(CallRecord record) {
        return new DeadLetter(record, "because", Calls.NOON);
    }

    @Test
    void whateverTheDatabaseRefusedComesBackAsItWas() throws Exception {
        String hostile = "a\u0000b\ud800 = #!\\\r\n\u2028 ü'); drop table cdr; --";
        MediaReport odd = new MediaReport(new Codec(hostile, -1), -1, 2, 3, 4, Double.NaN,
                Double.NEGATIVE_INFINITY, 1e300, new QualityCourse(Instant.EPOCH, 5,
                        List.of(new QualityCourse.Point(1, 2, -1, 0),
                                new QualityCourse.Point(1000, 9_999_999, 3, 450))));
        LegRecord leg = new LegRecord(new LegId("l" + hostile), LegDirection.OUTBOUND, hostile, hostile, Instant.MIN,
                null, null, Instant.MAX, new Cause(699, 127, hostile), odd, hostile, hostile);
        CallRecord record = new CallRecord(new CallId("c/../" + "\ud800"), new Tenant(hostile), Direction.OUTBOUND,
                hostile, hostile, hostile, Instant.MIN, null, Instant.EPOCH, Instant.MAX, Long.MIN_VALUE, Disposition.FAILED,
                HangUpParty.SYSTEM, new Cause(200, 0, ""), List.of(leg, leg), hostile, new BigDecimal("1234567.000001"), "XTS").with(List.of(
                        new QueueVisit(hostile, Instant.MIN, Instant.MAX, QueueVisit.Outcome.ANSWERED, hostile, Instant.MAX),
                        new QueueVisit("600", Instant.EPOCH, Instant.EPOCH, QueueVisit.Outcome.FULL, "", null)))
                .with(new DialNotes.Diverted(hostile, DialNotes.Why.UNKNOWN));
        DeadLetter letter = new DeadLetter(record, hostile, Instant.MAX);
        DeadLetters letters = new DeadLetters(directory);
        assertThat(letters.file(letter)).hasParent(directory);
        assertThat(new DeadLetters(directory).find(record.tenant(), record.id())).contains(letter);
        assertThat(letters.find(Tenant.DEFAULT, record.id())).isEmpty();
    }

    @Test
    void lettersAreFoundAgainPageByPageInTheOrderOfTheirCalls() throws Exception {
        DeadLetters before = new DeadLetters(directory.resolve("new"));
        for (String id : List.of("c3", "c1", "c2", "c1")) {
            before.file(letter(Calls.answered(id, Calls.NOON)));
        }
        DeadLetters letters = new DeadLetters(directory.resolve("new"));
        assertThat(letters.size()).isEqualTo(3);
        assertThat(letters.page(Tenant.DEFAULT, null, 2)).extracting(one -> one.record().id().value())
                .containsExactly("c1", "c2");
        assertThat(letters.page(Tenant.DEFAULT, "c2", 2)).extracting(one -> one.record().id().value())
                .containsExactly("c3");
        assertThat(letters.page(new Tenant("other"), null, 2)).isEmpty();
        letters.remove(new CallId("c2"));
        letters.remove(new CallId("c2"));
        assertThat(letters.size()).isEqualTo(2);
    }

    @Test
    void halfALetterAndAForeignFileHideNoOther() throws Exception {
        DeadLetters letters = new DeadLetters(directory);
        Path whole = letters.file(letter(Calls.answered("c2", Calls.NOON)));
        Files.writeString(directory.resolve("c1.cdr"), Files.readString(whole).substring(0, 200));
        Files.writeString(directory.resolve("c9.cdr.new"), "cut off by a crash");
        assertThat(letters.page(Tenant.DEFAULT, null, 9)).singleElement().isEqualTo(
                letter(Calls.answered("c2", Calls.NOON)));
    }
}
