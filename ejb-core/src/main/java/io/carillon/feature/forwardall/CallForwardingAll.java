package io.carillon.feature.forwardall;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Sends every call of an extension on. */
@Dependent
public class CallForwardingAll implements RoutingFeature {
    @Override
    public String id() {
        return "call-forwarding-all";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> wanted = view.wanted();
        RoutingQuestion question = view.question();
        boolean own = question.because() == Because.MEMBER || question.wanted().equals(question.caller());
        if (!question.because().isFresh() || own || wanted.isEmpty()) {
            return Verdict.pass();
        }
        String target = wanted.get().forwarding().all();
        return target.isEmpty() ? Verdict.pass() : new Verdict.Redirect(target, "sends every call to " + target);
    }
}
