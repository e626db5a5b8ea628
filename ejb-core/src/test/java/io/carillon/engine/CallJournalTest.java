package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.CallId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal survives kills, torn records, full files and years of calls. */
class CallJournalTest {
    private static final int SEGMENT = 64 * 1024;

    @TempDir
    Path dir;

    private CallJournal open() throws IOException {
        return CallJournal.open(dir, SEGMENT, 6);
    }

    private static byte[] state(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<CallId, String> texts(CallJournal journal) {
        Map<CallId, String> texts = new HashMap<>();
        journal.all().forEach((id, state) -> texts.put(id, new String(state, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void remembersTheLatestStateAndForgetsWhatIsGone() throws IOException {
        CallId one = new CallId("one");
        CallId two = new CallId("two");
        try (CallJournal journal = open()) {
            journal.store(one, state("1"));
            journal.store(two, state("2"));
            journal.store(one, state("1 again"));
            journal.forget(two);
        }
        try (CallJournal journal = open()) {
            assertThat(texts(journal)).containsExactly(Map.entry(one, "1 again"));
        }
    }

    /** Nobody closes a journal that is killed: only what is in the mapped pages counts. */
    @Test
    void killedProcessLeavesEverythingBehind() throws IOException {
        Path copy = dir.resolve("copy");
        try (CallJournal journal = open()) {
            journal.store(new CallId("one"), state("1"));
            Files.createDirectories(copy);
            try (var files = Files.list(dir)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        try (CallJournal journal = CallJournal.open(copy, SEGMENT, 6)) {
            assertThat(texts(journal)).containsExactly(Map.entry(new CallId("one"), "1"));
        }
    }

    @Test
    void tornRecordIsLeftOutAndEverythingBeforeItKept() throws IOException {
        try (CallJournal journal = open()) {
            journal.store(new CallId("one"), state("first"));
            journal.store(new CallId("two"), state("second"));
        }
        flipLastByteOf("second");
        try (CallJournal journal = open()) {
            assertThat(texts(journal)).containsExactly(Map.entry(new CallId("one"), "first"));
            journal.store(new CallId("three"), state("third"));
        }
        try (CallJournal journal = open()) {
            assertThat(texts(journal)).containsOnlyKeys(new CallId("one"), new CallId("three"));
        }
    }

    private void flipLastByteOf(String text) throws IOException {
        try (var files = Files.list(dir)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                int at = content.indexOf(text);
                if (at >= 0) {
                    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
                        raw.seek(at + text.length() - 1);
                        raw.write('#');
                    }
                }
            }
        }
    }

    @Test
    void manyCallsComeAndGoInBoundedSpaceWhileOneStays() throws IOException {
        CallId longest = new CallId("longest");
        try (CallJournal journal = open()) {
            journal.store(longest, state("talks for hours"));
            for (int i = 0; i < 5_000; i++) {
                CallId call = new CallId("c" + i);
                for (int step = 0; step < 4; step++) {
                    assertThat(journal.store(call, new byte[300])).isTrue();
                }
                journal.forget(call);
            }
            assertThat(journal.size()).isEqualTo(1);
            assertThat(new String(journal.read(longest), StandardCharsets.UTF_8)).isEqualTo("talks for hours");
        }
        try (CallJournal journal = open()) {
            assertThat(texts(journal)).containsExactly(Map.entry(longest, "talks for hours"));
        }
        try (var files = Files.list(dir)) {
            assertThat(files.filter(f -> f.toString().endsWith(".journal")).count()).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void fullJournalSaysNoKeepsWhatItHasAndRecoversWhenCallsEnd() throws IOException {
        try (CallJournal journal = open()) {
            int stored = 0;
            while (journal.store(new CallId("c" + stored), new byte[1000])) {
                stored++;
            }
            assertThat(stored).isGreaterThan(200);
            assertThat(journal.isFull()).isTrue();
            assertThat(journal.size()).isEqualTo(stored);
            for (int i = 0; i < stored; i++) {
                journal.forget(new CallId("c" + i));
            }
            assertThat(journal.store(new CallId("new"), new byte[1000])).isTrue();
            assertThat(journal.isFull()).isFalse();
        }
        try (CallJournal journal = open()) {
            assertThat(texts(journal)).containsOnlyKeys(new CallId("new"));
        }
    }

    @Test
    void recordTooLargeForAnyFileIsRefused() throws IOException {
        try (CallJournal journal = open()) {
            assertThat(journal.store(new CallId("huge"), new byte[SEGMENT])).isFalse();
            assertThat(journal.store(new CallId("small"), new byte[10])).isTrue();
        }
    }

    @Test
    void secondDeploymentCannotUseTheSameJournal() throws IOException {
        try (CallJournal journal = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
            assertThat(journal.store(new CallId("one"), state("1"))).isTrue();
        }
    }

    @Test
    void closedJournalWritesNothingMore() throws IOException {
        CallJournal old = open();
        old.store(new CallId("one"), state("1"));
        old.close();
        try (CallJournal journal = open()) {
            old.forget(new CallId("one"));
            assertThatThrownBy(() -> old.store(new CallId("two"), state("2"))).isInstanceOf(EngineUnavailable.class);
            assertThat(journal.size()).isEqualTo(1);
        }
    }

    /** Whatever is done to it, in whatever order, and however often it is reopened: it is a map. */
    @Test
    void behavesLikeAMapOverManyRestarts() throws IOException {
        Random random = new Random(7);
        Map<CallId, String> expected = new HashMap<>();
        for (int restart = 0; restart < 20; restart++) {
            try (CallJournal journal = open()) {
                assertThat(texts(journal)).isEqualTo(expected);
                for (int i = 0; i < 1_500; i++) {
                    CallId call = new CallId("c" + random.nextInt(60));
                    if (random.nextInt(4) == 0) {
                        journal.forget(call);
                        expected.remove(call);
                    } else {
                        String text = "x".repeat(random.nextInt(600)) + i;
                        assertThat(journal.store(call, state(text))).isTrue();
                        expected.put(call, text);
                    }
                }
            }
        }
    }
}
