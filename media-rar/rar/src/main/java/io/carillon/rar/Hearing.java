package io.carillon.rar;

import io.carillon.contract.AnswerJudged;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.BeepHeard;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.HearingCommand;
import io.carillon.contract.SpeechHeard;
import io.carillon.rtp.answer.AnswerListener;
import io.carillon.rtp.answer.AnswerRules;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.transcript.Sentences;
import io.carillon.rtp.transcript.Transcriber;
import java.time.Instant;

/**
 * Listens to who has answered and to what is said, beside whoever talks; what is found out comes back to the lane.
 */
final class Hearing {
    /** What a listener of a leg is there for. */
    private static final String ANSWER = "answer";
    private static final String WORDS = "words";

    private final AnswerRules rules;
    private final Transcriber transcriber;
    private final Neighbours neighbours;
    private Told told = (call, leg, input) -> { };

    /** Hears on the lane what was found out about a leg. */
    @FunctionalInterface
    interface Told {
        void of(LiveCall call, Leg leg, CallInput input);
    }

    Hearing(AnswerRules rules, Transcriber transcriber, Neighbours neighbours) {
        this.rules = rules;
        this.transcriber = transcriber;
        this.neighbours = neighbours;
    }

    void told(Told listener) {
        told = listener;
    }

    Outcome carryOut(LiveCall call, HearingCommand command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        boolean about = command instanceof HearingCommand.DetectAnswer || command instanceof HearingCommand.StopDetecting;
        boolean begins = command instanceof HearingCommand.DetectAnswer || command instanceof HearingCommand.Transcribe;
        if (begins && !leg.isAnswered()) {
            return Outcome.failed("only an answered leg can be listened to", Cause.SERVER_ERROR);
        }
        if (begins && !about && !transcriber.isThere()) {
            return Outcome.failed("nobody understands: see carillon.transcripts.url", Cause.SERVER_ERROR);
        }
        leg.listener(about ? ANSWER : WORDS, begins ? listener(call, leg, command) : null);
        return Outcome.DONE;
    }

    private AudioSink listener(LiveCall call, Leg leg, HearingCommand command) {
        return command instanceof HearingCommand.Transcribe transcribe
                ? new Sentences(transcriber, transcribe.language(), words -> heard(call, leg, transcribe, words))
                : new AnswerListener(rules, new ToLane(call, leg));
    }

    /** On a thread of the transcriber. */
    private void heard(LiveCall call, Leg leg, HearingCommand.Transcribe command, String words) {
        SpeechHeard input = new SpeechHeard(call.id(), leg.id(), Instant.now(), words, command.language());
        neighbours.run(call.id(), () -> told.of(call, leg, input));
    }

    /** On the event loop: everything is put on the lane. */
    private final class ToLane implements AnswerListener.Report {
        private final LiveCall call;
        private final Leg leg;

        ToLane(LiveCall call, Leg leg) {
            this.call = call;
            this.leg = leg;
        }

        @Override
        public void judged(AnswerVerdict verdict, String why) {
            Instant now = Instant.now();
            onLane(() -> told.of(call, leg, new AnswerJudged(call.id(), leg.id(), now, verdict, why)));
        }

        @Override
        public void beeped(int hertz) {
            Instant now = Instant.now();
            onLane(() -> told.of(call, leg, new BeepHeard(call.id(), leg.id(), now, hertz)));
        }

        @Override
        public void done() {
            onLane(() -> leg.listener(ANSWER, null));
        }

        private void onLane(Runnable task) {
            neighbours.run(call.id(), task);
        }
    }
}
