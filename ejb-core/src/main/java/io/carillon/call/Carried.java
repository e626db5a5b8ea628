package io.carillon.call;

import java.util.ArrayList;
import java.util.List;

/** What of a search goes, and went, through trunks. */
final class Carried {
    private Carried() {}

    /** Trunks that were tried for the number one after the other, the present one last. */
    static List<String> tried(List<Leg> legs, Search search) {
        List<String> trunks = new ArrayList<>(2);
        int attempt = search.attempt();
        for (int i = legs.size() - 1; i >= 0; i--) {
            Leg leg = legs.get(i);
            boolean next = leg.attempt() == attempt && !leg.trunk().isEmpty()
                    && leg.party().equals(search.extension());
            if (!next) {
                break;
            }
            trunks.add(leg.trunk());
            attempt--;
        }
        return trunks;
    }

    /** Whether the present attempt goes through a trunk. */
    static boolean is(List<Leg> legs, Search search) {
        for (Leg leg : legs) {
            if (leg.attempt() == search.attempt() && !leg.trunk().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
