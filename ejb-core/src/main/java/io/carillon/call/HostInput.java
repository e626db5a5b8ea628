package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.PromptEnded;
import java.util.Objects;

/** What a hosting feature hears of its caller. */
public sealed interface HostInput {
    /**
     * The caller has just come.
     *
     * @param language in which the feature spoke that sent the caller here, empty when it was none that speaks
     */
    record Entered(String language) implements HostInput {
        public Entered {
            Objects.requireNonNull(language, "language");
        }
    }

    /** The tone that the feature played has ended. */
    record ToneEnded() implements HostInput {}

    /** The caller pressed a key: a digit, star, hash or A to D. */
    record Pressed(char key) implements HostInput {}

    /** A prompt of the feature is over. */
    record Said(String prompt, PromptEnded.Why why) implements HostInput {
        public Said {
            Objects.requireNonNull(prompt, "prompt");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * What the caller said is written down.
     *
     * @param recording its name
     * @param why what ended it; {@code STORAGE} when it could not be begun, or not be written any more
     * @param millis how long it is, silence included
     */
    record Recorded(String recording, io.carillon.contract.Recorded.End why, long millis) implements HostInput {
        public Recorded {
            Objects.requireNonNull(recording, "recording");
            Objects.requireNonNull(why, "why");
        }
    }

    /** A timer of the feature ran out. */
    record TimedOut(String timer) implements HostInput {
        public TimedOut {
            Objects.requireNonNull(timer, "timer");
        }
    }

    /** The house has something to say about the caller. */
    record Told(String word) implements HostInput {
        /** The caller is an answering machine, and has beeped. */
        public static final String BEEP = "beep";

        public Told {
            Objects.requireNonNull(word, "word");
        }
    }

    /** The number that the caller was sent to did not take it, for this reason. */
    record CameBack(Cause cause) implements HostInput {
        public CameBack {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
