package io.carillon.voicemail;

import static io.carillon.voicemail.VoicemailLog.LOG;

import io.carillon.voicemail.store.TranscriptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has messages made text, one after the other. What fails is tried again after 1, 2, 4 … minutes, at most every hour, for a
 * day; then the message stays without text. Its e-mail does not wait longer than {@link #MAIL_WAITS}.
 */
final class VoicemailScribe {
    /** So long an e-mail waits for the text of its message. */
    static final Duration MAIL_WAITS = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofDays(1);
    private static final int LONGEST_PAUSE_MINUTES = 60;

    private final TranscriptStore store;
    private final Ear ear;
    private final Supplier<Instant> clock;

    /** Whoever understands. */
    @FunctionalInterface
    interface Ear {
        Heard hear(PendingTranscript what);
    }

    /**
     * What came of it.
     *
     * @param text empty when there is no such recording any more
     * @param trouble why nobody understood it, empty when somebody did
     */
    record Heard(Optional<String> text, String trouble) {}

    /** @param clock the time of day */
    VoicemailScribe(TranscriptStore store, Ear ear, Supplier<Instant> clock) {
        this.store = store;
        this.ear = ear;
        this.clock = clock;
    }

    /** Takes the one that is due longest. @return whether there was one */
    boolean round() {
        Optional<PendingTranscript> due = store.due(clock.get());
        due.ifPresent(this::write);
        return due.isPresent();
    }

    private void write(PendingTranscript what) {
        Heard heard = heard(what);
        Instant now = clock.get();
        if (heard.trouble().isEmpty()) {
            store.settled(what.audio(), heard.text().orElse(null), now);
        } else if (what.receivedAt().plus(LONGEST).isBefore(now)) {
            LOG.neverUnderstood(what.audio(), heard.trouble());
            store.settled(what.audio(), null, now);
        } else {
            if (what.attempts() == 0) {
                LOG.notUnderstood(what.audio(), heard.trouble());
            }
            int pause = Math.min(LONGEST_PAUSE_MINUTES, 1 << Math.min(what.attempts(), 6));
            store.later(what.audio(), now.plus(Duration.ofMinutes(pause)));
        }
    }

    /** An ear that throws is in trouble with this one recording: the others must not wait for it. */
    private Heard heard(PendingTranscript what) {
        try {
            return ear.hear(what);
        } catch (RuntimeException failed) {
            return new Heard(Optional.empty(), failed.toString());
        }
    }
}
