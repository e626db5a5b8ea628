package io.carillon.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The way of a call that was sent on (RFC 8946 section 6): from the number that its first signature is for to the one
 * that was called in the end, each step signed by whoever sent it on.
 */
final class Diversions {
    private final List<Passport> steps;
    private final Set<String> called;

    /**
     * @param steps what says that the call was sent on, in any order
     * @param called where it has come to, digits
     */
    Diversions(List<Passport> steps, Set<String> called) {
        this.steps = steps;
        this.called = called;
    }

    /** The first signature and the steps behind it, in their order; empty when they do not lead to the called number. */
    List<Passport> wayOf(Passport first) {
        List<Passport> way = new ArrayList<>(steps.size() + 1);
        Passport at = first;
        while (at != null) {
            way.add(at);
            if (at.destinations().stream().anyMatch(called::contains)) {
                return way;
            }
            at = next(at, way);
        }
        return List.of();
    }

    private Passport next(Passport at, List<Passport> gone) {
        for (Passport step : steps) {
            if (step.origin().equals(at.origin()) && at.destinations().contains(step.diverted()) && !gone.contains(step)) {
                return step;
            }
        }
        return null;
    }
}
