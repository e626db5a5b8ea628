package io.carillon.call;

import io.carillon.contract.MixLevels;
import io.carillon.contract.Prompt;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.SpeechLimits;
import java.time.Duration;
import java.util.Map;
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

    /**
     * The caller hears itself in place of what it heard before; it is answered first if needed.
     *
     * @param delayMillis how much later, as of {@link io.carillon.contract.SoundCommand.PlayEcho}
     */
    record Echo(int delayMillis) implements HostAct {}

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

    /**
     * What the caller says is written down from now on: until {@link StopSpeech}, a limit, or the end of the call. The feature
     * hears of the end by {@link HostInput.Recorded}, unless the call has ended. One at a time.
     *
     * @param limits what ends it by itself
     * @param notes what is wanted back with the recording, whatever becomes of the call: up to 20, of 200 characters
     */
    record Speech(SpeechLimits limits, Map<String, String> notes) implements HostAct {
        public Speech {
            Objects.requireNonNull(limits, "limits");
            notes = Map.copyOf(notes);
        }
    }

    /** What the caller says is not written down any more; nothing happens when it was not. */
    record StopSpeech() implements HostAct {}

    /** A timer is dropped; nothing happens when there is none. */
    record Forget(String timer) implements HostAct {
        public Forget {
            Objects.requireNonNull(timer, "timer");
        }
    }

    /** The caller talks with all who are in a mix; in it already, it is as loud as this from now on. */
    record Mix(String mix, MixLevels levels) implements HostAct {
        public Mix {
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(levels, "levels");
        }
    }

    /** The caller is in no mix any more. */
    record LeaveMix() implements HostAct {}

    /**
     * All in a mix hear something besides.
     *
     * @param exceptCaller whether the caller does not
     */
    record Announce(String mix, Prompt prompt, boolean exceptCaller) implements HostAct {
        public Announce {
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(prompt, "prompt");
        }
    }

    /**
     * A mix is recorded from now on, until {@link StopRecording} or until nobody is in it.
     *
     * @param recording its name, as of {@link RecordingCommand#recording}
     * @param notes as of {@link RecordingCommand.StartRecording}
     */
    record Record(String recording, String mix, Map<String, String> notes) implements HostAct {
        public Record {
            Objects.requireNonNull(recording, "recording");
            notes = Map.copyOf(notes);
        }
    }

    /** The recording of a mix is over. */
    record StopRecording(String recording, String mix) implements HostAct {}

    /** A line of the record of the call: how it went. */
    record Explain(String line) implements HostAct {
        public Explain {
            Objects.requireNonNull(line, "line");
        }
    }
}
