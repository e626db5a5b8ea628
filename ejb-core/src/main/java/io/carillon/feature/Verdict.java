package io.carillon.feature;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.dialplan.Attempt;
import java.util.Objects;

/** What a routing feature says to a call. */
public sealed interface Verdict {
    /** Not my business: the next feature is asked. */
    record Pass() implements Verdict {
        private static final Pass INSTANCE = new Pass();
    }

    /** Shown as calling is this; otherwise as {@link Pass}. */
    record Show(CallerIdentity identity) implements Verdict {
        public Show {
            Objects.requireNonNull(identity, "identity");
        }
    }

    /** The caller does not want to be known to those who are called; otherwise as {@link Pass}. */
    record Hide() implements Verdict {}

    /**
     * Another number is what the caller meant to dial; everybody is asked as if it had been dialled.
     *
     * @param number the number
     * @param hidden whether the caller wants to be known this time: true for no, false for yes, null for as usual
     * @param why in words
     */
    record Instead(String number, Boolean hidden, String why) implements Verdict {
        public Instead {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(why, "why");
        }
    }

    /** It goes here; nobody else is asked. */
    record Take(Attempt attempt, String why) implements Verdict {
        public Take {
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(why, "why");
        }
    }

    /** It goes to another number, for which everybody is asked anew. */
    record Redirect(String number, String why) implements Verdict {
        public Redirect {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(why, "why");
        }
    }

    /** Nobody takes it. A refusal as busy still gives the extension's busy forwarding its chance. */
    record Refuse(Cause cause, String why) implements Verdict {
        public Refuse {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(why, "why");
        }
    }

    /** Not my business. */
    static Verdict pass() {
        return Pass.INSTANCE;
    }
}
