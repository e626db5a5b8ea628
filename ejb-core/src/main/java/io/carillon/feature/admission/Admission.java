package io.carillon.feature.admission;

import io.carillon.allowance.Allowance;
import io.carillon.allowance.Allowances;
import io.carillon.call.Because;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerBook;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.Pace;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Turns calls away while there is still room for those that are up: 503 for the server and for a tenant that has as many as
 * it may, 403 for a caller that has too many calls, 503 for one that begins too many. What limit it was is said in Reason.
 */
@Dependent
public class Admission implements RoutingFeature {
    /** Switching equipment congestion (ITU-T Q.850). */
    private static final int CONGESTION = 42;

    private final int most;
    private final Allowance usual;
    private final Function<Aor, Allowance> own;
    private final CustomerBook customers;
    private final Pace second;
    private final Pace minute;

    @Inject
    public Admission(FeatureSwitch settings, Allowances allowances, CustomerBook customers) {
        this(settings, allowances::own, customers, System::nanoTime);
    }

    /**
     * @param own the limits of its own that an extension has, null when it has none
     * @param customers the limits of tenants
     * @param nanos monotonic clock in nanoseconds
     */
    public Admission(
            FeatureSwitch settings, Function<Aor, Allowance> own, CustomerBook customers, LongSupplier nanos) {
        this.most = settings.number("carillon.calls.max", 10_000, 1, 1_000_000);
        this.usual = new Allowance(
                settings.number("carillon.calls.per-extension", 1_000, 0, 1_000_000),
                settings.number("carillon.calls.per-extension-per-second", 200, 0, 1_000_000),
                settings.number("carillon.calls.per-extension-per-minute", 10_000, 0, 1_000_000));
        this.own = own;
        this.customers = customers;
        this.second = new Pace(nanos, Duration.ofSeconds(1).toNanos());
        this.minute = new Pace(nanos, Duration.ofMinutes(1).toNanos());
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
            return new Verdict.Refuse(new Cause(503, CONGESTION, "Limit of the server: " + most + " calls at a time"),
                    "more than " + most + " calls");
        }
        if (view.load().isFull()) {
            return new Verdict.Refuse(Cause.UNAVAILABLE, "the journal is full");
        }
        Tenant tenant = view.question().tenant();
        int ofTenant = customers.limits(tenant).calls();
        if (ofTenant > 0 && view.load().callsOf(tenant) > ofTenant) {
            String limit = ofTenant + " calls at a time";
            return new Verdict.Refuse(
                    new Cause(503, CONGESTION, "Limit of the tenant: " + limit), "the tenant has no more than " + limit);
        }
        if (origin instanceof Origin.Trunk trunk) {
            return channels(view, trunk);
        }
        return ofExtension(view, new Aor(view.question().tenant(), view.question().caller()));
    }

    private Verdict ofExtension(RoutingView view, Aor caller) {
        Allowance special = own.apply(caller);
        int calls = limit(special == null ? null : special.calls(), usual.calls());
        if (calls > 0 && view.load().callsOf(caller) > calls) {
            return refuse(403, 21, calls + " calls at a time");
        }
        boolean forReal = !view.question().isHypothetical();
        String who = caller.toString();
        int perSecond = limit(special == null ? null : special.perSecond(), usual.perSecond());
        if (!second.admits(who, perSecond, forReal)) {
            return refuse(503, CONGESTION, perSecond + " calls a second");
        }
        int perMinute = limit(special == null ? null : special.perMinute(), usual.perMinute());
        if (!minute.admits(who, perMinute, forReal)) {
            return refuse(503, CONGESTION, perMinute + " calls a minute");
        }
        return Verdict.pass();
    }

    private static int limit(Integer special, int usual) {
        return special == null ? usual : special;
    }

    private static Verdict refuse(int status, int q850, String limit) {
        return new Verdict.Refuse(
                new Cause(status, q850, "Limit of the extension: " + limit), "the caller has no more than " + limit);
    }

    /** The call that is being routed is counted already. */
    private static Verdict channels(RoutingView view, Origin.Trunk trunk) {
        int channels = view.dialplan().outside().of(trunk.tenant()).carrier(trunk.trunk())
                .map(carrier -> carrier.limits().channels())
                .orElse(0);
        return channels > 0 && view.load().callsOn(trunk.trunk()) > channels
                ? new Verdict.Refuse(
                        new Cause(503, CONGESTION, "Limit of the trunk: " + channels + " calls at a time"),
                        "more than " + channels + " calls on " + trunk.trunk())
                : Verdict.pass();
    }
}
