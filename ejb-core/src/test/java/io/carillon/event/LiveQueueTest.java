package io.carillon.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Direction;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.event.CallEvent.CallCreated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveQueueTest {
    private final List<String> sent = new ArrayList<>();
    private boolean away;
    private final LiveQueue.Sink sink = new LiveQueue.Sink() {
        @Override
        public void send(List<LiveQueue.Numbered> events) throws LedgerSender.Failed {
            if (away) {
                throw new LedgerSender.Failed(new IllegalStateException("broker away"));
            }
            events.forEach(each -> sent.add(each.id() + " " + each.event().subject()));
        }

        @Override
        public void close() {}
    };
    private final LiveQueue queue = new LiveQueue(sink, "x-", 3);

    private static CallEvent event(String call, Instant at) {
        return new CallCreated(new CallId(call), Tenant.DEFAULT, at, Direction.INTERNAL, "1", "2");
    }

    @Test
    void fullQueueDropsTheOldestAndCountsIt() throws Exception {
        for (int i = 1; i <= 5; i++) {
            queue.offer(event("c" + i, Instant.now()));
        }
        queue.round();
        assertThat(sent).containsExactly("x-1 c3", "x-2 c4", "x-3 c5");
        assertThat(queue.dropped()).isEqualTo(2);
        assertThat(queue.sent()).isEqualTo(3);
    }

    @Test
    void brokerAwayLosesEventsAndNothingElse() throws Exception {
        away = true;
        queue.offer(event("c1", Instant.now()));
        queue.round();
        away = false;
        queue.offer(event("c2", Instant.now()));
        queue.round();
        assertThat(sent).containsExactly("x-1 c2");
        assertThat(queue.dropped()).isEqualTo(1);
    }

    @Test
    void eventThatIsNoLongerLiveIsNotSent() throws Exception {
        queue.offer(event("old", Instant.now().minusSeconds(30)));
        queue.offer(event("new", Instant.now()));
        queue.round();
        assertThat(sent).containsExactly("x-1 new");
        assertThat(queue.dropped()).isEqualTo(1);
    }
}
