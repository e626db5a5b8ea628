package io.carillon.paging;

import io.carillon.contract.Codec;
import io.carillon.contract.GroupStream;
import io.carillon.dialplan.HostedNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephones that are spoken to together. The name it is stored by is the number that reaches it.
 *
 * @param enabled whether the number reaches it
 * @param title what people call it
 * @param members extensions, besides everybody
 * @param everybody whether all extensions of the house are members
 * @param callers extensions that may speak; all when empty
 * @param maxSeconds after which everybody is let go
 * @param multicast group that further telephones listen to, {@code 239.255.1.1:5004}; empty for none
 * @param multicastCodec what is spoken there: PCMU, PCMA or G722
 */
public record PageZone(
        boolean enabled,
        String title,
        List<String> members,
        boolean everybody,
        List<String> callers,
        int maxSeconds,
        String multicast,
        String multicastCodec)
        implements HostedNumber {
    /** The feature that calls the telephones. */
    public static final String FEATURE = "paging";
    /** What may be spoken to a group. */
    public static final Set<String> CODECS = Set.of("PCMU", "PCMA", "G722");

    private static final Pattern GROUP = Pattern.compile("((?:[1-9]?[0-9]|[12][0-9]{2})(?:\\.(?:[1-9]?[0-9]|[12][0-9]{2})){3}):([1-9][0-9]{3,4})");
    private static final int CLOCK = 8000;
    private static final int LEAST_PORT = 1024;
    private static final int MOST_PORT = 65_535;

    public PageZone {
        Objects.requireNonNull(title, "title");
        members = List.copyOf(members);
        callers = List.copyOf(callers);
        Objects.requireNonNull(multicast, "multicast");
        Objects.requireNonNull(multicastCodec, "multicastCodec");
    }

    /** A zone of telephones that are called. */
    public PageZone(boolean enabled, String title, List<String> members, boolean everybody, List<String> callers,
            int maxSeconds) {
        this(enabled, title, members, everybody, callers, maxSeconds, "", Codec.PCMU.name());
    }

    /** The group that listens besides; null when there is none. */
    public GroupStream group() {
        Matcher matcher = GROUP.matcher(multicast);
        return matcher.matches()
                ? new GroupStream(matcher.group(1), Integer.parseInt(matcher.group(2)), new Codec(multicastCodec, CLOCK))
                : null;
    }

    /** Whether something is a multicast group that may be spoken to: an address of 224.0.1.0 to 239.255.255.255 and a port. */
    public static boolean isGroup(String text) {
        Matcher matcher = GROUP.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        String[] parts = matcher.group(1).split("\\.");
        int first = Integer.parseInt(parts[0]);
        boolean bytes = Arrays.stream(parts).mapToInt(Integer::parseInt).allMatch(part -> part <= 255);
        boolean ofTheLink = matcher.group(1).startsWith("224.0.0.");
        int port = Integer.parseInt(matcher.group(2));
        return bytes && first >= 224 && first <= 239 && !ofTheLink && port >= LEAST_PORT && port <= MOST_PORT;
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
