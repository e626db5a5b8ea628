package io.carillon.feature.forwardunreachable;

import io.carillon.call.Because;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Sends calls on that find no telephone. */
@Dependent
public class CallForwardingUnreachable implements RoutingFeature {
    @Override
    public String id() {
        return "call-forwarding-unreachable";
    }

    @Override
    public Order order() {
        return Order.OVERFLOW;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> wanted = view.wanted();
        if (view.question().because() != Because.UNREACHABLE || wanted.isEmpty()) {
            return Verdict.pass();
        }
        String target = wanted.get().forwarding().unreachable();
        return target.isEmpty() ? Verdict.pass() : new Verdict.Redirect(target, "unreachable, sent on to " + target);
    }
}
