package io.carillon.feature.hours;

import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Cause;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.TimeCondition;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Sends calls where the hour says. */
@Dependent
public class TimeConditions implements RoutingFeature {
    @Override
    public String id() {
        return TimeCondition.FEATURE;
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        Optional<TimeCondition> found = view.inside().condition(question.wanted());
        if (found.isEmpty() || !question.because().isFresh()
                || view.dialplan().directory().find(question.tenant(), question.wanted()).isPresent()) {
            return Verdict.pass();
        }
        TimeCondition condition = found.get();
        OpeningHours.Now now = condition.at(question.at());
        String words = condition.label() + " is " + (now.open() ? "open" : "closed") + ": " + now.why();
        String target = now.open() ? condition.open() : condition.closed();
        return target.isEmpty()
                ? new Verdict.Refuse(Cause.NO_ANSWER, words)
                : new Verdict.Redirect(target, words + "; sent on to " + target);
    }
}
