package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What an INVITE from a trunk says of its caller that somebody may have signed (RFC 8224), unverified; or what a device of our
 * own wishes.
 *
 * @param headers its Identity headers, each as it came; few, and bounded by what a SIP message may hold
 * @param caller number that the network asserts (P-Asserted-Identity), else that of From; of a device the number that it wishes
 *     to be shown outside (P-Preferred-Identity), empty for none
 * @param called numbers it is for: of the Request-URI, of To
 */
public record IdentityClaim(List<String> headers, String caller, List<String> called) implements Serializable {
    /** Nothing is known. */
    public static final IdentityClaim NONE = new IdentityClaim(List.of(), "", List.of());

    public IdentityClaim {
        headers = List.copyOf(headers);
        Objects.requireNonNull(caller, "caller");
        called = List.copyOf(called);
    }
}
