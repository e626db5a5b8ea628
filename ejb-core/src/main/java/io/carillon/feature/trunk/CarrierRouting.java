package io.carillon.feature.trunk;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Attestation;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutsideLine;
import io.carillon.dialplan.Price;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.SigningPolicy;
import io.carillon.feature.Pace;
import io.carillon.feature.Payer;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.trunk.TrunkHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Finds the route of an outside number and the trunk that is next. Asked again for each trunk that fails. */
@Dependent
public class CarrierRouting implements RoutingFeature {
    private static final Cause NO_CIRCUIT = new Cause(503, 34, "No circuit available");

    private final Predicate<String> up;
    private final IntUnaryOperator random;
    private final Pace pace;

    @Inject
    public CarrierRouting(TrunkHealth health) {
        this(health::isUp, bound -> ThreadLocalRandom.current().nextInt(bound), System::nanoTime);
    }

    /**
     * @param up whether a trunk answers, by its id
     * @param random a number from 0 up to a bound
     * @param nanos monotonic clock in nanoseconds
     */
    public CarrierRouting(Predicate<String> up, IntUnaryOperator random, LongSupplier nanos) {
        this.up = up;
        this.random = random;
        this.pace = new Pace(nanos, Duration.ofSeconds(1).toNanos());
    }

    /** Before extension routing, which refuses what nobody has. */
    @Override
    public String id() {
        return "carrier-routing";
    }

    @Override
    public Order order() {
        return Order.DIALPLAN;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        boolean next = question.because() == Because.NEXT_TRUNK;
        TenantNumbers outside = view.dialplan().outside().of(question.tenant());
        if (outside.hasNoRoutes() || !next && (!question.because().isFresh()
                || isOurs(view, question.wanted()))) {
            return Verdict.pass();
        }
        Optional<OutboundRoute> route = outside.route(question.wanted());
        if (route.isEmpty()) {
            return Verdict.pass();
        }
        Optional<Payer> payer = view.payer();
        if (payer.isEmpty()) {
            return new Verdict.Refuse(Cause.FORBIDDEN, "route " + route.get().name() + ": nobody of the house answers "
                    + "for the call");
        }
        OutsideLine line = payer.get().line();
        if (line.permission().compareTo(route.get().permission()) < 0) {
            return new Verdict.Refuse(Cause.FORBIDDEN, "route " + route.get().name() + " is "
                    + route.get().permission() + ", " + payer.get().number() + " may call "
                    + line.permission());
        }
        return take(view, route.get(), payer.get());
    }

    /** The house's own numbers never leave it, not even one that is switched off. */
    private static boolean isOurs(RoutingView view, String number) {
        Tenant tenant = view.question().tenant();
        return view.dialplan().directory().find(tenant, number).isPresent()
                || view.dialplan().find(tenant, number).isPresent();
    }

    private Verdict take(RoutingView view, OutboundRoute route, Payer payer) {
        String number = route.rewrite().apply(view.question().wanted());
        StringBuilder notes = new StringBuilder();
        List<OutboundRoute.Choice> order = new TrunkOrder(route, random, view.question().at()).of(number);
        Carrier chosen = first(view, order, true, notes);
        if (chosen == null) {
            chosen = first(view, order, false, notes);
        }
        if (chosen == null) {
            Cause failure = view.question().failure();
            return new Verdict.Refuse(failure == null ? NO_CIRCUIT : failure,
                    "route " + route.name() + " has no trunk left" + notes);
        }
        Price price = chosen.rates().at(view.question().at()).of(chosen.international(number));
        Carrier.Outbound plain = chosen.outbound(chosen.numberFor(number),
                payer.identity(view.question().caller()), own(view, chosen, payer, notes));
        Carrier.Outbound call = vouched(view, chosen, chosen.sentOn(plain, senders(view), view.question().diverted()), notes);
        Destination to = new Destination.ToTrunk(chosen.name(), call, chosen.limits().setup(), price);
        return new Verdict.Take(new Attempt(to, route.ringFor()), "route " + route.name() + ", trunk " + chosen.name()
                + " as " + call.dialled() + (price == null ? "" : " for " + price) + notes);
    }

    /** The outside number of whoever answers for the call: the one it is known by, or another of its own that it wishes. */
    private static String own(RoutingView view, Carrier trunk, Payer payer, StringBuilder notes) {
        String usual = payer.line().number();
        String wished = view.question().preferred();
        if (wished.isEmpty() || wished.equals(payer.number()) || !payer.number().equals(view.question().caller())
                || trunk.international(wished).equals(trunk.international(usual))) {
            return usual;
        }
        boolean its = view.dialplan().outside().of(view.question().tenant()).called(trunk, wished)
                .filter(number -> number.extension().equals(payer.number())).isPresent();
        notes.append("\nwishes to be shown as ").append(wished).append(its ? "" : ", which is no number of " + payer.number());
        return its ? wished : usual;
    }

    /** The numbers of the house that the call has been at, with their outside numbers. */
    private static Map<String, String> senders(RoutingView view) {
        Map<String, String> senders = new HashMap<>();
        TenantNumbers outside = view.dialplan().outside().of(view.question().tenant());
        for (String number : view.question().visited()) {
            if (isOurs(view, number)) {
                senders.put(number, outside.line(number).number());
            }
        }
        return senders;
    }

    /** What we can say of the caller, where the trunk wants it signed. */
    private static Carrier.Outbound vouched(
            RoutingView view, Carrier carrier, Carrier.Outbound call, StringBuilder notes) {
        if (carrier.identity().signing() != SigningPolicy.SIGN) {
            return call;
        }
        if (view.dialplan().directory().find(view.question().tenant(), call.caller()).isPresent()) {
            notes.append("\nnot signed: ").append(call.caller()).append(" is a number of the house only");
            return call;
        }
        TenantNumbers outside = view.dialplan().outside().of(view.question().tenant());
        Attestation attestation = outside.attestation(carrier, call.caller(), view.caller().isPresent());
        notes.append("\nsigned with attestation ").append(attestation).append(" where it comes without a signature");
        return carrier.vouched(call, attestation);
    }

    /** @param answering whether trunks are asked that answer, or else those that do not */
    private Carrier first(
            RoutingView view, List<OutboundRoute.Choice> order, boolean answering, StringBuilder notes) {
        for (OutboundRoute.Choice choice : order) {
            Carrier carrier = choice.carrier();
            if (view.question().tried().contains(carrier.id())) {
                continue;
            }
            if (up.test(carrier.id()) != answering) {
                if (answering) {
                    notes.append("\ntrunk ").append(carrier.name()).append(" is down");
                }
            } else if (isFull(view, carrier)) {
                notes.append("\ntrunk ").append(carrier.name()).append(" has all ")
                        .append(carrier.limits().channels()).append(" channels in use");
            } else if (!pace.admits(
                    carrier.id(), carrier.limits().callsPerSecond(), !view.question().isHypothetical())) {
                notes.append("\ntrunk ").append(carrier.name()).append(" has had its ")
                        .append(carrier.limits().callsPerSecond()).append(" calls of this second");
            } else {
                return carrier;
            }
        }
        return null;
    }

    private static boolean isFull(RoutingView view, Carrier carrier) {
        int channels = carrier.limits().channels();
        return channels > 0 && view.load().callsOn(carrier.id()) >= channels;
    }
}
