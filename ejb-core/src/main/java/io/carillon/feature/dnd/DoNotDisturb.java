package io.carillon.feature.dnd;

import io.carillon.contract.Cause;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Refuses as busy on behalf of an extension that wants quiet. */
@Dependent
public class DoNotDisturb implements RoutingFeature {
    @Override
    public String id() {
        return "do-not-disturb";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> wanted = view.wanted();
        boolean quiet = view.question().because().isFresh()
                && wanted.isPresent()
                && wanted.get().forwarding().dnd()
                && !view.question().wanted().equals(view.question().caller());
        return quiet ? new Verdict.Refuse(Cause.BUSY, "does not want to be disturbed") : Verdict.pass();
    }
}
