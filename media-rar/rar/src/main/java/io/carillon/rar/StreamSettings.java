package io.carillon.rar;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where sound may be streamed to.
 *
 * @param hosts names or addresses of far ends, or {@code *} for all; empty for none ({@code carillon.media.stream-hosts})
 * @param most streams at the same time ({@code carillon.media.streams-max}, default 100)
 */
record StreamSettings(Set<String> hosts, int most) {
    static final String HOSTS = "carillon.media.stream-hosts";

    private static final String ANY = "*";

    /** @throws IllegalArgumentException with what is wrong with the list, which is null for none */
    static StreamSettings of(String list, int most) {
        Set<String> hosts = new TreeSet<>();
        for (String host : list == null ? new String[0] : list.split("[,\\s]+")) {
            if (!host.equals(ANY) && !host.matches("[A-Za-z0-9.:_-]{1,253}")) {
                throw new IllegalArgumentException(host);
            }
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
        return new StreamSettings(hosts, most);
    }

    /** Why nothing may be streamed there, null when it may. */
    String objection(URI target) {
        boolean ws = "ws".equals(target.getScheme()) || "wss".equals(target.getScheme());
        if (!ws || target.getHost() == null || target.getUserInfo() != null || target.getFragment() != null) {
            return "a ws or wss address is needed";
        }
        boolean allowed = hosts.contains(ANY) || hosts.contains(target.getHost().toLowerCase(Locale.ROOT));
        return allowed ? null : target.getHost() + " is not in " + HOSTS;
    }
}
