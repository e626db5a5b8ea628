package io.carillon.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmergencyPostTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, PendingNotice> waiting = new TreeMap<>();
    private final Map<String, Instant> due = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private String trouble = "";
    private Instant now = NOON;
    private boolean databaseAway;
    private final EmergencyPost post = new EmergencyPost(new Memory(), this::tell, () -> now);

    private final class Memory implements NoticeDesk {
        @Override
        public List<PendingNotice> due(Instant when, int most) {
            if (databaseAway) {
                throw new IllegalStateException("away");
            }
            return waiting.values().stream().filter(one -> !due.get(one.id()).isAfter(when)).limit(most).toList();
        }

        @Override
        public void done(String id) {
            waiting.remove(id);
        }

        @Override
        public void later(String id, Instant when) {
            PendingNotice was = waiting.get(id);
            waiting.put(id, new PendingNotice(id, was.call(), was.way(), was.recipient(), was.subject(), was.body(),
                    was.at(), was.attempts() + 1));
            due.put(id, when);
        }
    }

    private String tell(PendingNotice notice) {
        if (notice.recipient().startsWith("broken")) {
            throw new IllegalStateException("planted");
        }
        told.add(notice.recipient());
        return notice.recipient().startsWith("dead") ? "no such mailbox" : trouble;
    }

    private void notice(String id, String to) {
        waiting.put(id, new PendingNotice(
                id, new CallId("c1"), PendingNotice.Way.MAIL, to, "EMERGENCY", "help", NOON, 0));
        due.put(id, NOON);
    }

    private void round() throws InterruptedException {
        post.wake();
        post.round();
    }

    @Test
    void everybodyIsToldOnceAlsoWhenOneCannotBe() throws Exception {
        notice("1", "dead@house.example");
        notice("2", "desk@house.example");
        round();
        round();
        assertThat(told).containsExactly("dead@house.example", "desk@house.example");
        assertThat(waiting.keySet()).containsExactly("1");
    }

    @Test
    void oneThatCannotEvenBeTriedKeepsNobodyElse() throws Exception {
        notice("1", "broken@example");
        notice("2", "desk@example");
        round();
        assertThat(told).containsExactly("desk@example");
        assertThat(waiting).containsOnlyKeys("1");
        assertThat(due.get("1")).as("tried again later").isAfter(NOON);
    }

    @Test
    void whatFailsIsTriedAgainLessAndLessOftenAndGivenUpAfterADay() throws Exception {
        trouble = "no server";
        notice("1", "desk@house.example");
        List<Duration> pauses = new ArrayList<>();
        while (!waiting.isEmpty()) {
            round();
            Duration pause = Duration.between(now, due.get("1"));
            pauses.add(pause);
            now = due.get("1").isAfter(now) ? due.get("1") : now.plusSeconds(1);
        }
        assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofMinutes(5)) <= 0);
        assertThat(Duration.between(NOON, now)).isGreaterThan(EmergencyPost.LONGEST);
    }

    @Test
    void aDatabaseThatIsAwayLosesNothing() throws Exception {
        notice("1", "desk@house.example");
        databaseAway = true;
        round();
        databaseAway = false;
        round();
        assertThat(told).containsExactly("desk@house.example");
        assertThat(waiting).isEmpty();
    }
}
