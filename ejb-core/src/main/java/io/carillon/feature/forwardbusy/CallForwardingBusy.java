package io.carillon.feature.forwardbusy;

import io.carillon.call.Because;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Sends calls on that find an extension busy. */
@Dependent
public class CallForwardingBusy implements RoutingFeature {
    @Override
    public String id() {
        return "call-forwarding-busy";
    }

    @Override
    public Order order() {
        return Order.OVERFLOW;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> wanted = view.wanted();
        if (view.question().because() != Because.BUSY || wanted.isEmpty()) {
            return Verdict.pass();
        }
        String target = wanted.get().forwarding().busy();
        return target.isEmpty() ? Verdict.pass() : new Verdict.Redirect(target, "busy, sent on to " + target);
    }
}
