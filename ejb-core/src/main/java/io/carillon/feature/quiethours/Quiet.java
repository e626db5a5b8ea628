package io.carillon.feature.quiethours;

import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Cause;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.hours.QuietHours;
import jakarta.enterprise.context.Dependent;

/** Refuses as busy on behalf of an extension that wants quiet at this hour. */
@Dependent
public class Quiet implements RoutingFeature {
    private static final String INTERCOM = "*80";

    @Override
    public String id() {
        return "do-not-disturb-by-hours";
    }

    /** Before intercom, which is refused as well. */
    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        String wanted = question.wanted().startsWith(INTERCOM)
                ? question.wanted().substring(INTERCOM.length()) : question.wanted();
        QuietHours hours = view.inside().quiet(wanted);
        boolean quiet = question.because().isFresh() && hours.isQuiet(question.at())
                && !wanted.equals(question.caller());
        return quiet ? new Verdict.Refuse(Cause.BUSY, "wants quiet at this hour") : Verdict.pass();
    }
}
