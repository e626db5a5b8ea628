package io.carillon.paging;

import io.carillon.dialplan.HostedNumber;
import java.util.List;
import java.util.Objects;

/**
 * Telephones that are spoken to together. The name it is stored by is the number that reaches it.
 *
 * @param enabled whether the number reaches it
 * @param title what people call it
 * @param members extensions, besides everybody
 * @param everybody whether all extensions of the house are members
 * @param callers extensions that may speak; all when empty
 * @param maxSeconds after which everybody is let go
 */
public record PageZone(
        boolean enabled,
        String title,
        List<String> members,
        boolean everybody,
        List<String> callers,
        int maxSeconds)
        implements HostedNumber {
    /** The feature that calls the telephones. */
    public static final String FEATURE = "paging";

    public PageZone {
        Objects.requireNonNull(title, "title");
        members = List.copyOf(members);
        callers = List.copyOf(callers);
    }

    /** Whether an extension may speak. */
    public boolean mayCall(String extension) {
        return callers.isEmpty() || callers.contains(extension);
    }

    @Override
    public String kind() {
        return "paging zone";
    }

    @Override
    public String feature() {
        return FEATURE;
    }
}
