package io.carillon.feature.admission;

import io.carillon.call.Because;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Turns calls away while there is still room for those that are up: 503 for the server, 403 for a caller. */
@Dependent
public class Admission implements RoutingFeature {
    private static final Cause TOO_MANY = new Cause(403, 21, "Too many calls of this extension");

    private final int most;
    private final int mostOfOne;

    @Inject
    public Admission(FeatureSwitch settings) {
        this.most = settings.number("carillon.calls.max", 10_000, 1, 1_000_000);
        this.mostOfOne = settings.number("carillon.calls.per-extension", 0, 0, 1_000_000);
    }

    @Override
    public String id() {
        return "admission";
    }

    @Override
    public Order order() {
        return Order.ADMISSION;
    }

    @Override
    public Verdict consider(RoutingView view) {
        if (view.question().because() == Because.TRANSFERRED && view.responsible().isEmpty()) {
            return new Verdict.Refuse(Cause.FORBIDDEN, "who hands the call on may not call");
        }
        if (view.question().because() != Because.DIALLED) {
            return Verdict.pass();
        }
        Origin origin = view.question().origin();
        if (!(origin instanceof Origin.Trunk) && view.caller().isEmpty()) {
            return new Verdict.Refuse(Cause.FORBIDDEN, "caller may not call");
        }
        if (view.load().calls() > most) {
            return new Verdict.Refuse(Cause.UNAVAILABLE, "more than " + most + " calls");
        }
        if (view.load().isFull()) {
            return new Verdict.Refuse(Cause.UNAVAILABLE, "the journal is full");
        }
        if (origin instanceof Origin.Trunk trunk) {
            return channels(view, trunk);
        }
        Aor caller = new Aor(view.question().tenant(), view.question().caller());
        if (mostOfOne > 0 && view.load().callsOf(caller) > mostOfOne) {
            return new Verdict.Refuse(TOO_MANY, "more than " + mostOfOne + " calls of the caller");
        }
        return Verdict.pass();
    }

    /** The call that is being routed is counted already. */
    private static Verdict channels(RoutingView view, Origin.Trunk trunk) {
        int channels = view.dialplan().outside().of(trunk.tenant()).carrier(trunk.trunk())
                .map(carrier -> carrier.limits().channels())
                .orElse(0);
        return channels > 0 && view.load().callsOn(trunk.trunk()) > channels
                ? new Verdict.Refuse(Cause.UNAVAILABLE, "more than " + channels + " calls on " + trunk.trunk())
                : Verdict.pass();
    }
}
