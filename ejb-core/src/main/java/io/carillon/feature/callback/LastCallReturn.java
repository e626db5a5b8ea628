package io.carillon.feature.callback;

import io.carillon.call.Because;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.lastcall.LastCallers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Dials who called last. */
@Dependent
public class LastCallReturn implements RoutingFeature {
    private static final String CODE = "*69";

    private final LastCallers callers;

    @Inject
    public LastCallReturn(LastCallers callers) {
        this.callers = callers;
    }

    @Override
    public String id() {
        return "last-call-return";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        if (!view.question().wanted().equals(CODE) || view.question().because() != Because.DIALLED
                || view.question().origin() instanceof Origin.Trunk) {
            return Verdict.pass();
        }
        Optional<LastCallers.Caller> last = callers.of(view.question().tenant(), view.question().caller());
        if (last.isEmpty()) {
            return new Verdict.Refuse(Cause.NOT_FOUND, "nobody has called");
        }
        String number = last.get().number();
        return number.isEmpty()
                ? new Verdict.Refuse(Cause.NOT_FOUND, "who called last did not want to be known")
                : new Verdict.Instead(number, null, number + " called last");
    }
}
