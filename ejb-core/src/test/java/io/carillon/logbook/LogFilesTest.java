package io.carillon.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant LONG_AGO = Instant.EPOCH;

    @TempDir
    Path directory;

    private LogLines naming(String word, Instant since, long bytes, int lines) throws Exception {
        return new LogFiles(directory, ZONE, bytes, lines).naming(word, since);
    }

    private void log(String name, String text, Instant at) throws Exception {
        Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(directory.resolve(name), FileTime.from(at));
    }

    @Test
    void aLineIsTakenApartAndItsStackTraceStaysWithIt() throws Exception {
        log("server.log", """
                2026-11-22 09:00:00,001 INFO  [org.jboss.as] (Controller Boot Thread) started
                2026-11-22 09:00:01,250 ERROR [io.carillon.call] (lane 3) CARILLON40000: Call c1-9 cannot go on
                java.lang.IllegalStateException: of c1-9
                \tat io.carillon.Here.there(Here.java:1)
                2026-11-22 09:00:02,000 WARN  [io.carillon.call] (lane 3) Call c1-90 and call xc1-9 are others
                2026-11-22 09:00:03,000 INFO  [io.carillon.routing] (lane (4)) c1-9: refused
                """, Instant.now());
        LogLines found = naming("c1-9", LONG_AGO, 1 << 20, 10);
        assertThat(found.whole()).isTrue();
        assertThat(found.lines()).hasSize(2);
        LogLine first = found.lines().get(0);
        assertThat(first.at()).isEqualTo(Instant.parse("2026-11-22T08:00:01.250Z"));
        assertThat(first.level()).isEqualTo("ERROR");
        assertThat(first.category()).isEqualTo("io.carillon.call");
        assertThat(first.text()).startsWith("CARILLON40000").contains("IllegalStateException").endsWith("Here.java:1)");
        assertThat(found.lines().get(1).text()).endsWith("c1-9: refused");
    }

    @Test
    void filesOfDaysBeforeTheCallAreLeftAloneAndThoseSinceAreReadInTheirOrder() throws Exception {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        log("server.log.2026-11-20", "2026-11-20 09:00:00,000 INFO  [a] (t) c1 too early\n", noon.minusSeconds(90_000));
        log("server.log.2026-11-21", "2026-11-21 09:00:00,000 INFO  [a] (t) c1 first\n", noon);
        log("server.log", "2026-11-22 09:00:00,000 INFO  [a] (t) c1 second\nno head, but c1\n", noon.plusSeconds(9));
        log("other.log", "2026-11-22 09:00:00,000 INFO  [a] (t) c1 elsewhere\n", noon);
        LogLines found = naming("c1", noon, 1 << 20, 10);
        assertThat(found.lines()).extracting(LogLine::text).containsExactly("c1 first", "c1 second\nno head, but c1");
        assertThat(found.whole()).isTrue();
    }

    @Test
    void aLogOfAnotherFormIsShownAsItIs() throws Exception {
        log("server.log", "{\"message\":\"call c1 is lost\"}\n{\"message\":\"call c2\"}\n", Instant.now());
        assertThat(naming("c1", LONG_AGO, 1 << 20, 10).lines())
                .containsExactly(new LogLine(null, "", "", "{\"message\":\"call c1 is lost\"}"));
    }

    @Test
    void whatIsReadAndKeptIsBoundedAndThatIsSaid() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            text.append("2026-11-22 09:00:").append(i).append(",000 INFO  [a] (t) c1 number ").append(i).append('\n');
        }
        text.append("2026-11-22 09:01:00,000 INFO  [a] (t) c1 ").append("x".repeat(5000)).append('\n');
        log("server.log", text.toString(), Instant.now());
        LogLines few = naming("c1", LONG_AGO, 1 << 20, 5);
        assertThat(few.whole()).isFalse();
        assertThat(few.lines()).hasSize(5);
        assertThat(few.lines().get(4).text()).hasSize(2004);
        LogLines end = naming("c1", LONG_AGO, 5300, 500);
        assertThat(end.whole()).isFalse();
        assertThat(end.lines()).hasSizeBetween(1, 8);
    }
}
