package io.carillon.voicemail;

import static io.carillon.voicemail.VoicemailLog.LOG;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends the e-mails that wait. What fails is tried again after 1, 2, 4 … minutes, at most every hour, for a week; a restart
 * begins where the last run was. So somebody may be told twice, never not at all.
 */
final class VoicemailPost {
    static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_PER_ROUND = 20;
    private static final int LONGEST_PAUSE_MINUTES = 60;

    private final MailDesk desk;
    private final Function<MailDesk.Due, String> way;
    private final Supplier<Instant> clock;

    /**
     * @param way sends one; what went wrong, empty when nothing did
     * @param clock the time of day
     */
    VoicemailPost(MailDesk desk, Function<MailDesk.Due, String> way, Supplier<Instant> clock) {
        this.desk = desk;
        this.way = way;
        this.clock = clock;
    }

    /** Sends what is due. */
    void round() {
        for (MailDesk.Due due : desk.due(clock.get(), MOST_PER_ROUND)) {
            send(due);
        }
    }

    private void send(MailDesk.Due due) {
        String trouble = troubleWith(due);
        PendingMail mail = due.mail();
        Instant now = clock.get();
        if (trouble.isEmpty()) {
            desk.done(mail.message());
        } else if (due.message().receivedAt().plus(LONGEST).isBefore(now)) {
            LOG.mailGivenUp(mail.address(), mail.message(), trouble);
            desk.done(mail.message());
        } else {
            if (mail.attempts() == 0) {
                LOG.notMailed(mail.address(), mail.message(), trouble);
            }
            int pause = Math.min(LONGEST_PAUSE_MINUTES, 1 << Math.min(mail.attempts(), 6));
            desk.later(mail.message(), now.plus(Duration.ofMinutes(pause)));
        }
    }

    /** A way that throws is in trouble with this one e-mail: the others must not wait for it. */
    private String troubleWith(MailDesk.Due due) {
        try {
            return way.apply(due);
        } catch (RuntimeException failed) {
            return failed.toString();
        }
    }
}
