package io.carillon.contract;

import java.util.Objects;

/** What the adapter is to listen for, besides whoever talks. */
public sealed interface HearingCommand extends SwitchCommand {
    /** Who is listened to. */
    LegId leg();

    @Override
    default <R> R applyTo(Handler<R> handler) {
        return handler.hearing(this);
    }

    /** Find out who has answered: {@link AnswerJudged} follows, and for a machine {@link BeepHeard}. */
    record DetectAnswer(LegId leg) implements HearingCommand {
        public DetectAnswer {
            Objects.requireNonNull(leg, "leg");
        }
    }

    /** Listen no more; nothing happens when nobody does. */
    record StopDetecting(LegId leg) implements HearingCommand {}

    /**
     * Have what somebody says understood, sentence by sentence: {@link SpeechHeard} follows for each. Nothing waits for the
     * engine that does it; what it does not understand in time is lost.
     */
    record Transcribe(LegId leg, String language) implements HearingCommand {
        public Transcribe {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(language, "language");
        }
    }

    /** Understand no more; nothing happens when nobody does. */
    record StopTranscribing(LegId leg) implements HearingCommand {}
}
