package io.carillon.queue.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.event.AgentChanged;
import io.carillon.event.LiveEvent;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.AgentSettings;
import io.carillon.queue.CallQueue;
import io.carillon.queue.CallQueue.Member;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who gets whom, by every strategy. */
class FloorTest {
    private static final long NOW = 1_000_000;

    private final Map<String, CallQueue> queues = new TreeMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Floor floor = new Floor(Tenant.DEFAULT, bound -> 0);
    private int calls;

    static CallQueue queue(QueueStrategy strategy, int priority, Member... members) {
        return new CallQueue(true, "Queue", strategy, priority, List.of(members),
                new CallQueue.Hearing("en", "default", 0, false, ""), new CallQueue.Limits(0, 1000, JoinRule.ALWAYS, 20),
                CallQueue.Overflow.NOWHERE, new CallQueue.Ringing(15, 2, 10));
    }

    static Member member(String number, int penalty, int skill) {
        return new Member(number, true, penalty, skill);
    }

    private void use(String number, CallQueue queue) {
        queues.put(number, queue);
        floor.use(new TreeMap<>(queues), NOW);
    }

    private Waiting waits(String queue) {
        Waiting caller = new Waiting(
                new CallId("c" + ++calls), queue, "1001", Instant.ofEpochMilli(NOW - 10_000 + calls));
        floor.join(caller, true);
        return caller;
    }

    private List<String> decided(long now) {
        List<String> got = new ArrayList<>();
        floor.decide(busy::contains, now).forEach(caller ->
                got.add(caller.call + ":" + String.join("+", caller.agents)));
        return got;
    }

    /** The caller is answered by this agent, they talk, and it is over. */
    private void talks(Waiting caller, String agent, long from, long until) {
        floor.see(new Sight(caller.call, null, "", null, false, List.of(), Map.of(agent, caller.queue)),
                Floor.Exited.WENT_ON, from);
        floor.see(Sight.gone(caller.call), Floor.Exited.GAVE_UP, until);
    }

    private String only(QueueStrategy strategy, Member... members) {
        use("600", queue(strategy, 0, members));
        waits("600");
        List<String> got = decided(NOW);
        assertThat(got).hasSize(1);
        return got.get(0).split(":")[1];
    }

    @Test
    void whoComesFirstIsServedFirstAndNobodyGetsTwo() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0), member("2002", 0, 0)));
        waits("600");
        waits("600");
        waits("600");
        assertThat(decided(NOW)).containsExactly("c1:2001", "c2:2002");
        assertThat(decided(NOW)).isEmpty();
    }

    @Test
    void smallerPenaltiesComeFirstWhateverTheStrategy() {
        for (QueueStrategy strategy : QueueStrategy.values()) {
            FloorTest fresh = new FloorTest();
            assertThat(fresh.only(strategy, member("2001", 5, 99), member("2002", 1, 0))).isEqualTo("2002");
        }
    }

    @Test
    void allOfTheSmallestPenaltyRingTogether() {
        assertThat(only(QueueStrategy.RING_ALL, member("2001", 0, 0), member("2002", 1, 0), member("2003", 0, 0)))
                .isEqualTo("2001+2003");
    }

    @Test
    void theMostSkilledGetsTheCaller() {
        assertThat(only(QueueStrategy.SKILLS, member("2001", 0, 10), member("2002", 0, 90))).isEqualTo("2002");
    }

    @Test
    void roundRobinGoesOnBehindWhoWasRungLast() {
        use("600", queue(QueueStrategy.ROUND_ROBIN, 0, member("2001", 0, 0), member("2002", 0, 0), member("2003", 0, 0)));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Waiting caller = waits("600");
            order.add(decided(NOW + i * 100_000).get(0).split(":")[1]);
            talks(caller, order.get(i), NOW + i * 100_000, NOW + i * 100_000 + 1);
        }
        assertThat(order).containsExactly("2001", "2002", "2003", "2001");
    }

    @Test
    void leastRecentAndFewestCallsRememberWhoAnswered() {
        use("600", queue(QueueStrategy.LEAST_RECENT, 0, member("2001", 0, 0), member("2002", 0, 0)));
        talks(waits("600"), "2001", NOW, NOW + 1);
        waits("600");
        assertThat(decided(NOW + 100_000)).containsExactly("c2:2002");
        use("601", queue(QueueStrategy.FEWEST_CALLS, 0, member("2003", 0, 0), member("2004", 0, 0)));
        talks(waits("601"), "2003", NOW, NOW + 1);
        talks(waits("601"), "2003", NOW + 2, NOW + 3);
        talks(waits("601"), "2004", NOW + 9, NOW + 10);
        waits("601");
        assertThat(decided(NOW + 100_000)).containsExactly("c6:2004");
    }

    @Test
    void theQueueOfGreaterPriorityComesFirstThenWhoeverWaitsLonger() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0)));
        use("601", queue(QueueStrategy.LINEAR, 5, member("2001", 0, 0)));
        use("602", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0)));
        Waiting first = waits("602");
        Waiting second = waits("600");
        Waiting urgent = waits("601");
        assertThat(decided(NOW)).containsExactly(urgent.call + ":2001");
        talks(urgent, "2001", NOW, NOW);
        assertThat(decided(NOW + 20_000)).containsExactly(first.call + ":2001");
        talks(first, "2001", NOW + 20_000, NOW + 20_000);
        assertThat(decided(NOW + 40_000)).containsExactly(second.call + ":2001");
    }

    @Test
    void whoIsBusyPausedLoggedOutOrNotDoneYetGetsNobody() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0), new Member("2002", false, 0, 0)));
        busy.add("2001");
        Waiting caller = waits("600");
        assertThat(decided(NOW)).isEmpty();
        floor.set("2002", new AgentSettings(new TreeSet<>(Set.of("600")), "lunch", Instant.ofEpochMilli(1)), NOW);
        assertThat(decided(NOW)).isEmpty();
        floor.set("2002", new AgentSettings(new TreeSet<>(Set.of("600")), null, Instant.ofEpochMilli(2)), NOW);
        assertThat(decided(NOW)).containsExactly("c1:2002");
        talks(caller, "2002", NOW, NOW + 1000);
        waits("600");
        assertThat(decided(NOW + 10_999)).isEmpty();
        assertThat(decided(NOW + 11_000)).containsExactly("c2:2002");
    }

    @Test
    void whatAnAgentSaidEarlierDoesNotCountAfterWhatItSaidLater() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0)));
        floor.set("2001", AgentSettings.none(Instant.EPOCH).pausing("later", Instant.ofEpochMilli(9)), NOW);
        floor.set("2001", AgentSettings.none(Instant.ofEpochMilli(5)), NOW);
        assertThat(floor.agent("2001", NOW).settings.pause()).isEqualTo("later");
    }

    @Test
    void whatWasToldInVainIsTakenBack() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0)));
        Waiting caller = waits("600");
        decided(NOW);
        floor.tick(NOW + Floor.TOLD + 1);
        assertThat(caller.phase).isEqualTo(Waiting.Phase.IDLE);
        assertThat(floor.take(caller.call)).isEmpty();
        assertThat(decided(NOW + Floor.TOLD + 1)).containsExactly("c1:2001");
        assertThat(floor.take(caller.call)).containsExactly("2001");
        floor.tick(NOW + 10 * Floor.TOLD);
        assertThat(caller.phase).isEqualTo(Waiting.Phase.RINGING);
    }

    @Test
    void expectedWaitGrowsWithThePlaceAndShrinksWithTheStaff() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0), member("2002", 0, 0)));
        talks(waits("600"), "2001", NOW, NOW + 110_000);
        busy.addAll(List.of("2001", "2002"));
        waits("600");
        Waiting second = waits("600");
        assertThat(FloorViews.place(floor, second, NOW)).isEqualTo(new Place(2, 120));
        assertThat(new Place(2, 120).minutes()).isEqualTo(2);
        assertThat(new Place(1, 1).minutes()).isEqualTo(1);
    }

    @Test
    void watchersHearEveryChangeOfAnAgentOnce() {
        use("600", queue(QueueStrategy.LINEAR, 0, member("2001", 0, 0)));
        Waiting caller = waits("600");
        decided(NOW);
        talks(caller, "2001", NOW, NOW);
        floor.tick(NOW + 10_000);
        floor.tick(NOW + 20_000);
        List<LiveEvent> events = floor.takeEvents();
        assertThat(events.stream().filter(AgentChanged.class::isInstance).map(event -> ((AgentChanged) event).phase()))
                .containsExactly(AgentPhase.RINGING, AgentPhase.TALKING, AgentPhase.WRAP_UP, AgentPhase.FREE);
    }
}
