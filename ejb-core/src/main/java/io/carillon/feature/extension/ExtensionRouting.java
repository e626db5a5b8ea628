package io.carillon.feature.extension;

import io.carillon.call.Because;
import io.carillon.contract.Cause;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.Rule;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Looks the number up in the dialplan. */
@Dependent
public class ExtensionRouting implements RoutingFeature {
    @Override
    public String id() {
        return "extension-routing";
    }

    @Override
    public Order order() {
        return Order.DIALPLAN;
    }

    @Override
    public Verdict consider(RoutingView view) {
        if (!view.question().because().isFresh()) {
            return Verdict.pass();
        }
        Optional<Rule> rule = view.dialplan().find(view.question().tenant(), view.question().wanted());
        if (rule.isEmpty()) {
            return new Verdict.Refuse(Cause.NOT_FOUND, "nobody has this number");
        }
        boolean code = !Character.isDigit(view.question().wanted().charAt(0));
        if (code && rule.get().attempt().to() instanceof Destination.ToApp && view.question().because() != Because.DIALLED) {
            return new Verdict.Refuse(Cause.FORBIDDEN, "must be dialled");
        }
        return new Verdict.Take(rule.get().attempt(), rule.get().name());
    }
}
