package io.carillon.feature.hiddennumber;

import io.carillon.call.Because;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;

/** Hides the number of an extension that wants so in all calls. */
@Dependent
public class HiddenNumber implements RoutingFeature {
    private static final Verdict HIDE = new Verdict.Hide();

    @Override
    public String id() {
        return "hidden-number";
    }

    @Override
    public Order order() {
        return Order.IDENTITY;
    }

    @Override
    public Verdict consider(RoutingView view) {
        boolean hides = view.question().because() == Because.DIALLED && view.caller().isPresent()
                && view.dialplan().outside().of(view.question().tenant()).line(view.question().caller()).hidden();
        return hides ? HIDE : Verdict.pass();
    }
}
