package io.carillon.feature.hiddennumber;

import io.carillon.call.Because;
import io.carillon.contract.Origin;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;

/** Hides or shows the caller's number for the number behind the code. */
@Dependent
public class ThisTime implements RoutingFeature {
    private static final String HIDE = "*67";
    private static final String SHOW = "*82";

    @Override
    public String id() {
        return "hidden-number-once";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        String dialled = view.question().wanted();
        boolean hide = dialled.startsWith(HIDE);
        if (!hide && !dialled.startsWith(SHOW) || dialled.length() == HIDE.length()
                || view.question().because() != Because.DIALLED || view.question().origin() instanceof Origin.Trunk) {
            return Verdict.pass();
        }
        String number = dialled.substring(HIDE.length());
        return new Verdict.Instead(number, hide, (hide ? "without" : "with") + " the own number to " + number);
    }
}
