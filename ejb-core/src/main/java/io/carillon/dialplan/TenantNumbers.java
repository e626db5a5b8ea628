package io.carillon.dialplan;

import io.carillon.contract.Attestation;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What numbers mean to one tenant that are no extension: those outside of the house, groups within. Immutable. */
public final class TenantNumbers {
    /** No trunk, no number. */
    public static final TenantNumbers NONE =
            new TenantNumbers(List.of(), List.of(), List.of(), Map.of(), EmergencyPlan.NONE);

    private final Map<String, Carrier> carriers = new HashMap<>();
    private final List<OutboundRoute> routes;
    private final OutsideNumbers numbers;
    private final Map<String, OutsideLine> lines;
    private final EmergencyPlan emergency;
    private final InsideNumbers inside;

    /**
     * @param carriers the trunks
     * @param routes in any order
     * @param numbers under which the house is known
     * @param lines what extensions may do, by their numbers
     * @param emergency how calls for help are routed
     */
    public TenantNumbers(
            Collection<Carrier> carriers,
            Collection<OutboundRoute> routes,
            Collection<OutsideNumber> numbers,
            Map<String, OutsideLine> lines,
            EmergencyPlan emergency) {
        this.emergency = emergency;
        carriers.forEach(carrier -> this.carriers.put(carrier.id(), carrier));
        this.routes = routes.stream()
                .sorted(Comparator.comparing(OutboundRoute::pattern, DialPattern.MOST_SPECIFIC_FIRST))
                .toList();
        this.numbers = new OutsideNumbers(numbers);
        this.lines = Map.copyOf(lines);
        this.inside = InsideNumbers.NONE;
    }

    private TenantNumbers(TenantNumbers outside, InsideNumbers inside) {
        this.carriers.putAll(outside.carriers);
        this.routes = outside.routes;
        this.numbers = outside.numbers;
        this.lines = outside.lines;
        this.emergency = outside.emergency;
        this.inside = inside;
    }

    /** These with numbers of the house that are no extension. */
    public TenantNumbers with(InsideNumbers numbersInside) {
        return new TenantNumbers(this, numbersInside);
    }

    /** Numbers of the house that are no extension. */
    public InsideNumbers inside() {
        return inside;
    }

    /** How calls for help are routed. */
    public EmergencyPlan emergency() {
        return emergency;
    }

    /** Whether nothing leaves the house. */
    public boolean hasNoRoutes() {
        return routes.isEmpty();
    }

    /** The route for a dialled number: of those that accept it the most specific. */
    public Optional<OutboundRoute> route(String dialled) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).pattern().accepts(dialled)) {
                return Optional.of(routes.get(i));
            }
        }
        return Optional.empty();
    }

    /** A trunk by its id. */
    public Optional<Carrier> carrier(String id) {
        return Optional.ofNullable(carriers.get(id));
    }

    /** Whom a number reaches that was called on a trunk; as it came first, then with its country code. */
    public Optional<OutsideNumber> called(Carrier trunk, String number) {
        Optional<OutsideNumber> plain = numbers.find(trunk.name(), PhoneNumbers.digits(number));
        return plain.isPresent() ? plain : numbers.find(trunk.name(), trunk.international(number));
    }

    /**
     * What can be said of a caller's number (RFC 8588 section 4).
     *
     * @param trunk where the call leaves
     * @param number what the network is told
     * @param known whether an extension of ours calls
     */
    public Attestation attestation(Carrier trunk, String number, boolean known) {
        if (!known) {
            return Attestation.C;
        }
        String international = trunk.international(number);
        boolean own = numbers.find(null, international).isPresent();
        for (Carrier carrier : carriers.values()) {
            String said = carrier.caller().number();
            own |= !said.isEmpty() && carrier.international(said).equals(international);
        }
        return own ? Attestation.A : Attestation.B;
    }

    /** What an extension may do and is outside. */
    public OutsideLine line(String extension) {
        return lines.getOrDefault(extension, OutsideLine.DEFAULT);
    }
}
