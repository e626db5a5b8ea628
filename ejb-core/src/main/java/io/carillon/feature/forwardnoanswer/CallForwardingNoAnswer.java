package io.carillon.feature.forwardnoanswer;

import io.carillon.call.Because;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Sends calls on that nobody takes. */
@Dependent
public class CallForwardingNoAnswer implements RoutingFeature {
    @Override
    public String id() {
        return "call-forwarding-no-answer";
    }

    @Override
    public Order order() {
        return Order.OVERFLOW;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> wanted = view.wanted();
        Because because = view.question().because();
        if (wanted.isEmpty()) {
            return Verdict.pass();
        }
        boolean inVain = because == Because.NO_ANSWER
                || because == Because.UNREACHABLE && wanted.get().forwarding().unreachable().isEmpty();
        if (!inVain) {
            return Verdict.pass();
        }
        String target = wanted.get().forwarding().noAnswer();
        return target.isEmpty() ? Verdict.pass() : new Verdict.Redirect(target, "no answer, sent on to " + target);
    }
}
