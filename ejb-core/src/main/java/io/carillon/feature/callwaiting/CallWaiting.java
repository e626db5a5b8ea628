package io.carillon.feature.callwaiting;

import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Refuses as busy on behalf of an extension that is in as many calls as it takes. */
@Dependent
public class CallWaiting implements RoutingFeature {
    @Override
    public String id() {
        return "call-waiting";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> wanted = view.wanted();
        if (!view.question().because().isFresh() || wanted.isEmpty()
                || view.question().wanted().equals(view.question().caller())) {
            return Verdict.pass();
        }
        int most = wanted.get().forwarding().busyAt();
        int calls = most == 0 ? 0
                : view.load().callsOf(new Aor(view.question().tenant(), view.question().wanted()));
        return calls >= most && most > 0
                ? new Verdict.Refuse(Cause.BUSY, "is in " + calls + (calls == 1 ? " call" : " calls") + " already")
                : Verdict.pass();
    }
}
