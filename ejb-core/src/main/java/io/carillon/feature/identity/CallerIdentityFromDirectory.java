package io.carillon.feature.identity;

import io.carillon.contract.CallerIdentity;
import io.carillon.directory.Extension;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Shows the extension's own number and name. */
@Dependent
public class CallerIdentityFromDirectory implements RoutingFeature {
    @Override
    public String id() {
        return "caller-identity";
    }

    @Override
    public Order order() {
        return Order.IDENTITY;
    }

    @Override
    public Verdict consider(RoutingView view) {
        Optional<Subscriber> caller = view.caller();
        if (caller.isEmpty()) {
            return Verdict.pass();
        }
        Extension extension = caller.get().extension();
        return new Verdict.Show(new CallerIdentity(extension.number(), extension.displayName()));
    }
}
