package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Where to send an INVITE: one registered contact, or a number behind a trunk.
 *
 * @param uri the Request-URI, the contact exactly as the device registered it
 * @param path the Path of the registration (RFC 3327), to be sent as Route; empty when there was none
 * @param via where the registration came from: a device behind NAT is only reachable there. Null means resolve the URI
 * @param security whether its audio is encrypted; null for the default of the server
 * @param trunk how it leaves the house; null for a device of our own
 * @param spare other ways to the same device (RFC 5626 section 5.3), each tried when nobody is reached by the one before
 */
public record SipTarget(
        String uri, List<String> path, SipPeer via, MediaSecurity security, TrunkUse trunk, List<SipTarget> spare)
        implements Serializable {
    public SipTarget {
        Objects.requireNonNull(uri, "uri");
        path = List.copyOf(path);
        spare = spare == null ? List.of() : List.copyOf(spare); // what an older release kept has none
    }

    /** A target that there is one way to. */
    public SipTarget(String uri, List<String> path, SipPeer via, MediaSecurity security, TrunkUse trunk) {
        this(uri, path, via, security, trunk, List.of());
    }

    /** A target whose audio is as the server's default says. */
    public SipTarget(String uri, List<String> path, SipPeer via) {
        this(uri, path, via, null, null);
    }

    /** A device of our own. */
    public SipTarget(String uri, List<String> path, SipPeer via, MediaSecurity security) {
        this(uri, path, via, security, null);
    }

    /** The same target with another policy for audio. */
    public SipTarget with(MediaSecurity policy) {
        return new SipTarget(uri, path, via, policy, trunk, spare);
    }

    /** The same target, and other ways to the same device. */
    public SipTarget orElse(List<SipTarget> others) {
        return new SipTarget(uri, path, via, security, trunk, others);
    }

    /** A number behind a trunk. */
    public static SipTarget behind(TrunkUse trunk, String uri) {
        return new SipTarget(uri, List.of(), null, null, Objects.requireNonNull(trunk, "trunk"));
    }
}
