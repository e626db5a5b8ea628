package io.carillon.voicemail;

import io.carillon.contract.Recorded;
import io.carillon.contract.SpeechLimits;
import io.carillon.mailbox.Mailbox;
import java.time.Duration;

/** How long callers may speak, and what of a recording is speech. */
public final class Spoken {
    /** Who says nothing for so long has finished. */
    public static final Duration SILENCE = Duration.ofSeconds(6);

    private Spoken() {}

    /** What ends a message. */
    public static SpeechLimits limits(Mailbox mailbox) {
        return new SpeechLimits(Duration.ofSeconds(mailbox.limits().longestSeconds()), SILENCE);
    }

    /** Milliseconds before the silence that ended it. */
    public static long millis(Recorded.End why, long millis) {
        return why == Recorded.End.SILENCE ? Math.max(0, millis - SILENCE.toMillis()) : millis;
    }
}
