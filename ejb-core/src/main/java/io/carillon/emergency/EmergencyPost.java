package io.carillon.emergency;

import static io.carillon.emergency.EmergencyLog.LOG;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells those who have to be told of calls for help: what the database holds for them is sent and then deleted. What
 * fails is tried again after 1, 2, 4 … seconds, at most every five minutes, for a day; a restart begins where the last
 * run was. So somebody may be told twice, never not at all.
 */
final class EmergencyPost {
    /** Beyond that nobody is helped by a message any more; the record stays. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final int MOST_PER_ROUND = 50;
    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final NoticeDesk desk;
    private final Function<PendingNotice, String> way;
    private final Supplier<Instant> clock;
    private final Semaphore news = new Semaphore(0);
    private boolean away;

    /**
     * @param way tells somebody; what went wrong, empty when nothing did
     * @param clock the time of day
     */
    EmergencyPost(NoticeDesk desk, Function<PendingNotice, String> way, Supplier<Instant> clock) {
        this.desk = desk;
        this.way = way;
        this.clock = clock;
    }

    /** There is something new to tell. */
    void wake() {
        news.release();
    }

    /** One round of the thread: waits for news, at most a second, and tells what is due. */
    void round() throws InterruptedException {
        if (news.tryAcquire(1, TimeUnit.SECONDS)) {
            news.drainPermits();
        }
        try {
            for (PendingNotice notice : desk.due(clock.get(), MOST_PER_ROUND)) {
                tell(notice);
            }
            away = false;
        } catch (RuntimeException databaseAway) {
            if (!away) {
                away = true;
                LOG.noticesWait(databaseAway.toString());
            }
        }
    }

    /** A way that throws is in trouble with this one notice: the others must not wait for it. */
    private String troubleWith(PendingNotice notice) {
        try {
            return way.apply(notice);
        } catch (RuntimeException failed) {
            return failed.toString();
        }
    }

    private void tell(PendingNotice notice) {
        String trouble = troubleWith(notice);
        Instant now = clock.get();
        if (trouble.isEmpty()) {
            desk.done(notice.id());
        } else if (notice.at().plus(LONGEST).isBefore(now)) {
            LOG.givenUp(notice.call().value(), notice.way() + " " + notice.recipient(), trouble);
            desk.done(notice.id());
        } else {
            if (notice.attempts() == 0) {
                LOG.notTold(notice.call().value(), notice.way() + " " + notice.recipient(), trouble);
            }
            int pause = Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(notice.attempts(), 9));
            desk.later(notice.id(), now.plusSeconds(pause));
        }
    }
}
