package io.carillon.call;

import io.carillon.contract.Prompt;
import java.time.Duration;
import java.util.Objects;

/** One thing a hosting feature does while it keeps its caller. */
public sealed interface HostAct {
    /** The caller hears this in place of what it heard before; it is answered first if needed. */
    record Say(Prompt prompt) implements HostAct {
        public Say {
            Objects.requireNonNull(prompt, "prompt");
        }
    }

    /**
     * The caller hears music without end, in place of what it heard before; it is answered first if needed.
     *
     * @param music the class, empty for the one of callers on hold
     */
    record Music(String music) implements HostAct {
        public Music {
            Objects.requireNonNull(music, "music");
        }
    }

    /** Who handed the caller on hears this before it is let go; nothing happens when it has gone already. */
    record Tell(Prompt prompt) implements HostAct {
        public Tell {
            Objects.requireNonNull(prompt, "prompt");
        }
    }

    /** The caller is parked: watchers hear of it, and whoever it is sent to sees at which place. */
    record Park(String slot) implements HostAct {
        public Park {
            Objects.requireNonNull(slot, "slot");
        }
    }

    /** The caller hears nothing more. */
    record Hush() implements HostAct {}

    /** The feature wants to hear that a time has passed; the same name again begins anew. */
    record Wait(String timer, Duration lasting) implements HostAct {
        public Wait {
            Objects.requireNonNull(timer, "timer");
            Objects.requireNonNull(lasting, "lasting");
        }
    }

    /** A timer is dropped; nothing happens when there is none. */
    record Forget(String timer) implements HostAct {
        public Forget {
            Objects.requireNonNull(timer, "timer");
        }
    }
}
