package io.carillon.feature.did;

import io.carillon.call.Because;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.OutsideNumber;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Takes a called outside number to its extension. */
@Dependent
public class DidRouting implements RoutingFeature {
    @Override
    public String id() {
        return "did-routing";
    }

    @Override
    public Order order() {
        return Order.IDENTITY;
    }

    @Override
    public Verdict consider(RoutingView view) {
        if (!(view.question().origin() instanceof Origin.Trunk trunk)
                || view.question().because() != Because.DIALLED) {
            return Verdict.pass();
        }
        TenantNumbers outside = view.dialplan().outside().of(trunk.tenant());
        Optional<Carrier> carrier = outside.carrier(trunk.trunk());
        if (carrier.isEmpty()) {
            return new Verdict.Refuse(Cause.NOT_FOUND, "there is no trunk " + trunk.trunk());
        }
        Optional<OutsideNumber> number = outside.called(carrier.get(), view.question().wanted());
        if (number.isEmpty()) {
            return new Verdict.Refuse(Cause.NOT_FOUND, "not a number of the house on " + carrier.get().name());
        }
        return new Verdict.Redirect(number.get().extension(), "called on " + carrier.get().name() + ", number "
                + number.get().pattern() + " belongs to " + number.get().extension());
    }
}
