package io.carillon.feature.callername;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Origin;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.phonebook.CallerNameDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What the house, or a service that it asks, calls a number from outside goes before what the caller says of himself. */
@Dependent
public class CallerNames implements RoutingFeature {
    private final CallerNameDesk names;

    @Inject
    public CallerNames(CallerNameDesk names) {
        this.names = names;
    }

    @Override
    public String id() {
        return "caller-name";
    }

    @Override
    public Order order() {
        return Order.IDENTITY;
    }

    @Override
    public Verdict consider(RoutingView view) {
        if (!(view.question().origin() instanceof Origin.Trunk)) {
            return Verdict.pass();
        }
        String number = view.question().caller();
        return names.nameOf(view.question().tenant(), number)
                .<Verdict>map(name -> new Verdict.Show(new CallerIdentity(number, name)))
                .orElseGet(Verdict::pass);
    }
}
