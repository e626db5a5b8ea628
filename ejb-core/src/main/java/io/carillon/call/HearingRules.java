package io.carillon.call;

import io.carillon.contract.AnswerJudged;
import io.carillon.contract.AppRequest;
import io.carillon.contract.BeepHeard;
import io.carillon.contract.HearingCommand;
import io.carillon.contract.HearingInput;
import io.carillon.contract.SpeechHeard;
import io.carillon.event.CallEvent;
import java.util.Locale;

/**
 * What is found out by listening: who has answered a call that the API has placed, as soon as people are connected, and
 * what somebody says whose words are wanted.
 */
record HearingRules(Turn turn) {
    /** People begin to talk. */
    void bridged(Stage.Bridged stage) {
        if (turn.answerer().isOpen() && !(turn.call().stage() instanceof Stage.Bridged)) {
            turn.command(new HearingCommand.DetectAnswer(stage.b()));
        }
    }

    Turn heard(HearingInput in) {
        if (in instanceof AnswerJudged judged) {
            return judged(judged);
        }
        return in instanceof BeepHeard beep ? beeped(beep) : spoken((SpeechHeard) in);
    }

    /** The words of somebody are wanted, or no longer. */
    Turn asked(AppRequest.TranscribeCall request) {
        Leg leg = turn.leg(request.leg());
        if (leg == null || !leg.isUp() || !leg.isAnswered()) {
            return turn.stay("nobody whose words could be wanted");
        }
        return turn.command(request.on()
                ? new HearingCommand.Transcribe(request.leg(), request.language())
                : new HearingCommand.StopTranscribing(request.leg()));
    }

    private Turn spoken(SpeechHeard in) {
        Leg leg = turn.leg(in.leg());
        if (leg == null) {
            return turn.stay("words of nobody");
        }
        Call call = turn.call();
        return turn.event(new CallEvent.SpeechTranscribed(call.id(), call.tenant(), in.at(), turn.direction(),
                turn.from().number(), call.to(), in.leg(), leg.party(), in.text(), in.language()));
    }

    private Turn judged(AnswerJudged in) {
        if (!turn.answerer().isOpen()) {
            return turn.stay("nobody asks who has answered");
        }
        turn.answerer(new Answerer(true, in.verdict(), false));
        turn.explain("answered by " + in.verdict().name().toLowerCase(Locale.ROOT) + ": " + in.why());
        Call call = turn.call();
        return turn.event(new CallEvent.AnswererKnown(call.id(), call.tenant(), turn.at(), turn.direction(),
                turn.from().number(), call.to(), in.leg(), in.verdict(), in.why()));
    }

    private Turn beeped(BeepHeard in) {
        if (!turn.answerer().wanted()) {
            return turn.stay("nobody waits for a beep");
        }
        turn.answerer(new Answerer(true, turn.answerer().verdict(), true));
        turn.explain("beep of " + in.hertz() + " Hz");
        Call call = turn.call();
        return turn.event(new CallEvent.MachineBeeped(call.id(), call.tenant(), turn.at(), turn.direction(),
                turn.from().number(), call.to(), in.leg(), in.hertz()));
    }
}
