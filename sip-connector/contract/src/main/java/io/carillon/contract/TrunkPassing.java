package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What passes by a trunk that is not ours: headers and INFO bodies of those at its two sides. An empty list leaves that to the
 * server's setting; one that says {@value #NONE} and no more lets nothing pass.
 *
 * @param headers names of headers of an INVITE; one that ends in {@code *} stands for a family
 * @param bodies media types of INFO bodies
 */
public record TrunkPassing(List<String> headers, List<String> bodies) implements Serializable {
    public static final String NONE = "none";

    /** A trunk that leaves it to the server's settings. */
    public static final TrunkPassing DEFAULT = new TrunkPassing(List.of(), List.of());

    public TrunkPassing {
        headers = lower(headers);
        bodies = lower(bodies);
    }

    /** @param server what the server's setting says */
    public List<String> headersOr(List<String> server) {
        return said(headers, server);
    }

    /** @param server what the server's setting says */
    public List<String> bodiesOr(List<String> server) {
        return said(bodies, server);
    }

    private static List<String> said(List<String> own, List<String> server) {
        if (own.isEmpty()) {
            return server;
        }
        return own.equals(List.of(NONE)) ? List.of() : own;
    }

    private static List<String> lower(List<String> names) {
        return names == null ? List.of() : names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
