package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.Call;
import io.carillon.call.Trail;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.RecordedLeg;
import io.carillon.queue.CallQueue;
import io.carillon.trial.Draw;
import io.carillon.trial.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever callers, agents and supervisors do: what a call in a queue did is known for every moment from its first
 * queue to its end, once and without gap, and nobody is credited with what others did.
 */
class QueueTrailTest {
    private static final List<String> TARGETS = List.of("600", "601", "1004", "1005", "9999");

    @TempDir
    Path dir;

    @Test
    void segmentsTileTheCall() {
        Trials.of(400, this::segmentsTileTheCall);
    }

    private void segmentsTileTheCall(Draw draw) throws IOException {
        try (House house = new House(Files.createTempDirectory(dir, "calls"))) {
            for (String number : List.of("1001", "1002", "1003", "1004", "1005")) {
                house.extension(number);
            }
            CallQueue queue = QueueCallsTest.QUEUE;
            CallQueue other = new CallQueue(true, "Other", queue.strategy(), 1, queue.members(), queue.hearing(),
                    new CallQueue.Limits(draw.maybe(0, () -> 60), 1, queue.limits().join(), 20),
                    new CallQueue.Overflow("600", "1005", ""), queue.ringing());
            house.hosted(Map.of("600", queue, "601", other));
            CallId call = house.call("1001", draw.oneOf(List.of("600", "601")));
            for (int i = 0; i < 30 && house.live(call) != null; i++) {
                something(house, draw, call);
            }
            if (house.live(call) != null) {
                house.phones.asks(call, new AppRequest.HangUpCall("ann"));
            }
            house.queues.advance(1);
            List<CallRecord> records = house.records.stream().filter(one -> one.id().equals(call)).toList();
            assertThat(records).hasSize(1);
            tiles(house.queues.over, records.get(0));
            while (!house.phones.up().isEmpty()) {
                house.phones.hangsUp(house.phones.up().get(0).id());
            }
        }
    }

    private static void something(House house, Draw draw, CallId call) {
        List<RecordedLeg> up = house.phones.up().stream()
                .filter(leg -> house.phones.callOf(leg.id()).equals(call))
                .toList();
        LegId leg = up.isEmpty() ? house.phones.caller(call) : up.get(draw.random().nextInt(up.size())).id();
        RecordedLeg found = house.phones.leg(leg);
        boolean ringing = !found.isOver() && !found.isInbound() && !found.isAnswered();
        switch (draw.random().nextInt(9)) {
            case 0, 1 -> house.queues.advance(draw.random().nextInt(40));
            case 2, 3 -> {
                if (ringing) {
                    house.phones.answers(leg);
                }
            }
            case 4 -> {
                if (ringing) {
                    house.phones.rejects(leg, draw.oneOf(List.of(Cause.BUSY, Cause.DECLINED)));
                }
            }
            case 5 -> house.phones.asks(call, new AppRequest.TransferCall(
                    "ann", leg, new DialledNumber(draw.oneOf(TARGETS))));
            case 6 -> {
                if (!found.isOver() && found.isAnswered()) {
                    house.phones.refers(leg, draw.oneOf(TARGETS));
                }
            }
            case 7 -> {
                if (draw.random().nextInt(4) == 0 && !found.isOver() && !ringing) {
                    house.phones.hangsUp(leg);
                }
            }
            default -> house.queues.pause(House.aor("1002"), draw.random().nextBoolean() ? null : "");
        }
        house.phones.confirm();
    }

    private static void tiles(Call call, CallRecord record) {
        List<Trail.Stretch> stretches = call.trail().stretches();
        assertThat(stretches).isNotEmpty();
        Instant at = record.startedAt();
        Duration sum = Duration.between(record.startedAt(), stretches.get(0).from());
        for (int i = 0; i < stretches.size(); i++) {
            Instant until = i + 1 < stretches.size() ? stretches.get(i + 1).from() : record.endedAt();
            assertThat(stretches.get(i).from()).isBetween(at, until);
            sum = sum.plus(Duration.between(stretches.get(i).from(), until));
            at = stretches.get(i).from();
        }
        assertThat(sum).isEqualTo(Duration.between(record.startedAt(), record.endedAt()));
        visits(record);
    }

    private static void visits(CallRecord record) {
        assertThat(record.visits()).isNotEmpty();
        Instant free = record.startedAt();
        for (QueueVisit visit : record.visits()) {
            assertThat(visit.enteredAt()).isBetween(free, record.endedAt());
            assertThat(visit.leftAt()).isBetween(visit.enteredAt(), record.endedAt());
            free = visit.leftAt();
            boolean answered = visit.outcome() == QueueVisit.Outcome.ANSWERED;
            assertThat(visit.agent().isEmpty()).isNotEqualTo(answered);
            if (answered) {
                free = visit.talkedUntil();
                assertThat(record.legs()).as(visit + " of " + record.legs()).anyMatch(leg -> isOf(visit, leg));
            }
        }
        assertThat(free).isBetween(record.startedAt(), record.endedAt());
    }

    /** An agent talked no longer than its telephone was off the hook. */
    private static boolean isOf(QueueVisit visit, LegRecord leg) {
        return leg.party().equals(visit.agent()) && leg.group().equals(visit.queue())
                && visit.leftAt().equals(leg.answeredAt()) && !visit.talkedUntil().isAfter(leg.endedAt());
    }
}
