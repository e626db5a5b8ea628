package io.carillon.feature.emergency;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Aor;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.Help;
import io.carillon.dialplan.Site;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.trunk.Addresses;
import io.carillon.trunk.TrunkHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Takes a call for help to the emergency service, trunk after trunk until one takes it. */
@Dependent
public class EmergencyCalls implements RoutingFeature {
    /** Whoever calls for help is not told that nobody answers. */
    private static final Duration RINGS = Duration.ofMinutes(10);

    private static final Cause NO_TRUNK = new Cause(503, 34, "No circuit available");

    private final Predicate<String> up;
    private final BiFunction<Aor, String, Desks.Desk> desks;

    @Inject
    public EmergencyCalls(TrunkHealth health, Desks desks) {
        this(health::isUp, desks::of);
    }

    /**
     * @param up whether a trunk answers, by its id
     * @param desks where the telephones of somebody stand that call from an address
     */
    public EmergencyCalls(Predicate<String> up, BiFunction<Aor, String, Desks.Desk> desks) {
        this.up = up;
        this.desks = desks;
    }

    @Override
    public String id() {
        return "emergency";
    }

    @Override
    public Order order() {
        return Order.EMERGENCY;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        TenantNumbers outside = view.dialplan().outside().of(question.tenant());
        EmergencyPlan.Number number = outside.emergency().find(question.wanted());
        if (number == null) {
            return Verdict.pass();
        }
        String who = inNeed(view);
        if (who.isEmpty()) {
            boolean sentOn = question.because() == Because.FORWARDED || question.because() == Because.MEMBER;
            return sentOn && view.wanted().isEmpty() ? new Verdict.Refuse(Cause.FORBIDDEN, "nobody is sent on to a number for help") : Verdict.pass();
        }
        Carrier carrier = next(question, outside.emergency());
        if (carrier == null) {
            Cause failure = question.failure();
            return new Verdict.Refuse(failure == null ? NO_TRUNK : failure, "no trunk for calls for help is left");
        }
        Optional<Subscriber> caller = view.dialplan().directory().find(question.tenant(), who);
        Desks.Desk desk = isAtSource(question, who) ? desks.apply(new Aor(question.tenant(), who), question.source()) : null;
        Site site = outside.emergency().siteOf(desk != null && desk.isNear() ? Addresses.bytes(question.source()) : null,
                List.of(desk == null ? "" : desk.site(), outside.line(who).site()));
        String callback = callback(site, outside, who);
        String name = caller.map(one -> one.extension().displayName()).orElse("");
        Carrier.Outbound plain =
                carrier.forHelp(number.sent(), new CallerIdentity(callback, name), site.location());
        // an extension is no number that anybody could vouch for
        Carrier.Outbound call = callback.equals(who)
                ? plain : carrier.vouched(plain, outside.attestation(carrier, callback, caller.isPresent()));
        Help help = new Help(
                number.sent(), site.name(), site.place(), callback, carrier.name(), number.test());
        return new Verdict.Take(
                new Attempt(new Destination.ToTrunk(carrier.name(), call, carrier.limits().setup(), null, help), RINGS),
                (number.test() ? "test of the way to help" : "call for help") + ", trunk " + carrier.name() + " as "
                        + number.sent() + ", callback " + callback
                        + (site.name().isEmpty() ? "\nnobody knows where the caller is" : "\nat site " + site.name()));
    }

    /**
     * Whose call for help it is, empty when it is none: of whoever of the house dials, or is handed on or sent on to the number;
     * where that is somebody outside, of who hands on. Nobody outside gets there by himself, and no group calls for help.
     */
    private static String inNeed(RoutingView view) {
        RoutingQuestion question = view.question();
        boolean fresh = question.because().isFresh() && question.because() != Because.MEMBER;
        if (!fresh && question.because() != Because.NEXT_TRUNK) {
            return "";
        }
        boolean handedOn = question.because() == Because.TRANSFERRED || question.because() == Because.NEXT_TRUNK;
        if (question.origin() instanceof Origin.Trunk) {
            return handedOn && view.responsible().isPresent() ? question.responsible() : "";
        }
        boolean known = view.dialplan().directory().find(question.tenant(), question.caller()).isPresent();
        return known || !handedOn ? question.caller() : question.responsible();
    }

    /** Whether the address that the call came from is that of who needs help. */
    private static boolean isAtSource(RoutingQuestion question, String who) {
        return question.responsible().equals(who) && !(question.origin() instanceof Origin.Trunk)
                || question.origin() instanceof Origin.Device device && device.aor().user().equals(who);
    }

    /** A trunk that answers goes before one that does not, in the order set; limits hold for none. */
    private Carrier next(RoutingQuestion question, EmergencyPlan plan) {
        Carrier silent = null;
        for (Carrier carrier : plan.trunks()) {
            if (!question.tried().contains(carrier.id())) {
                if (up.test(carrier.id())) {
                    return carrier;
                }
                silent = silent == null ? carrier : silent;
            }
        }
        return silent;
    }

    /** The number that leads back closest to the caller. */
    private static String callback(Site site, TenantNumbers outside, String extension) {
        String own = outside.line(extension).number();
        if (!own.isEmpty()) {
            return own;
        }
        if (!site.callback().isEmpty()) {
            return site.callback();
        }
        String house = outside.emergency().callback();
        return house.isEmpty() ? extension : house;
    }
}
