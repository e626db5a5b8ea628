package io.carillon.contract;

/** Something that the adapter has found out by listening, as {@link HearingCommand} asked. */
public sealed interface HearingInput extends CallInput permits AnswerJudged, BeepHeard, SpeechHeard {
    /** Who was listened to. */
    LegId leg();

    @Override
    default <R> R applyTo(Handler<R> handler) {
        return handler.onHeard(this);
    }
}
