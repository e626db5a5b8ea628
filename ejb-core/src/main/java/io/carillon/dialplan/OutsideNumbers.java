package io.carillon.dialplan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds whom a called outside number reaches: one number before a beginning, a beginning before a pattern, the longest
 * first. Ten thousand numbers are one look-up, beginnings one for each of their digits.
 */
final class OutsideNumbers {
    private final Map<String, List<OutsideNumber>> exact = new HashMap<>();
    private final Map<String, List<OutsideNumber>> beginnings = new HashMap<>();
    private final List<OutsideNumber> patterns = new ArrayList<>();
    private int longest;

    OutsideNumbers(Collection<OutsideNumber> all) {
        for (OutsideNumber number : all) {
            if (number.prefix()) {
                String prefix = number.pattern().prefix();
                beginnings.computeIfAbsent(prefix, fresh -> new ArrayList<>(1)).add(number);
                longest = Math.max(longest, prefix.length());
            } else if (number.pattern().isExact()) {
                exact.computeIfAbsent(number.pattern().prefix(), fresh -> new ArrayList<>(1)).add(number);
            } else {
                patterns.add(number);
            }
        }
        patterns.sort(Comparator.comparing(OutsideNumber::pattern, DialPattern.MOST_SPECIFIC_FIRST));
    }

    /** @param trunk name of the trunk it was called on, null for whichever */
    Optional<OutsideNumber> find(String trunk, String number) {
        OutsideNumber found = on(trunk, exact.get(number));
        for (int length = Math.min(longest, number.length()); found == null && length > 0; length--) {
            found = on(trunk, beginnings.get(number.substring(0, length)));
        }
        for (int i = 0; found == null && i < patterns.size(); i++) {
            OutsideNumber pattern = patterns.get(i);
            found = pattern.isOn(trunk) && pattern.pattern().accepts(number) ? pattern : null;
        }
        return Optional.ofNullable(found);
    }

    /** One that names the trunk goes before one that is for all. */
    private static OutsideNumber on(String trunk, List<OutsideNumber> candidates) {
        OutsideNumber found = null;
        if (candidates != null) {
            for (OutsideNumber candidate : candidates) {
                if (candidate.isOn(trunk) && (found == null || found.trunks().isEmpty())) {
                    found = candidate;
                }
            }
        }
        return found;
    }
}
