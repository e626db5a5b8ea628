package io.carillon.findme;

import java.util.List;
import java.util.Objects;

/**
 * Numbers that ring beside the telephones of an extension; stored by its number.
 *
 * @param enabled whether they ring
 * @param ringSeconds how long all ring together
 * @param targets what rings, and when
 * @param confirmed whether who answers outside of the house must press 1, so that no machine takes the call
 */
public record FindMe(boolean enabled, int ringSeconds, List<Target> targets, boolean confirmed) {
    /** Nothing else rings. */
    public static final FindMe NONE = new FindMe(false, 30, List.of());

    public FindMe {
        targets = List.copyOf(targets);
    }

    /** Numbers at which whoever answers has the call. */
    public FindMe(boolean enabled, int ringSeconds, List<Target> targets) {
        this(enabled, ringSeconds, targets, false);
    }

    /**
     * One number.
     *
     * @param number an extension, or a number outside as it would be dialled
     * @param delaySeconds how long after the extension's own telephones it rings
     */
    public record Target(String number, int delaySeconds) {
        public Target {
            Objects.requireNonNull(number, "number");
        }
    }

    /** This, on or off. */
    public FindMe with(boolean on) {
        return new FindMe(on, ringSeconds, targets, confirmed);
    }
}
