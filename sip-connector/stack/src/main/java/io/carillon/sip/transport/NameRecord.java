package io.carillon.sip.transport;

import java.net.InetAddress;

/** What a name server knows of a name, as far as SIP asks for it (RFC 3263). */
public sealed interface NameRecord {
    /** Seconds for which it may be believed. */
    long ttl();

    /** A or AAAA. */
    record Address(InetAddress address, long ttl) implements NameRecord {}

    /** Where a service is (RFC 2782): the lowest priority first, among equals by weight. */
    record Service(int priority, int weight, int port, String target, long ttl) implements NameRecord {}

    /** Which services a domain has (RFC 3403): the lowest order first, then the lowest preference. */
    record Pointer(int order, int preference, String flags, String service, String replacement, long ttl)
            implements NameRecord {}

    /** Kinds of records. */
    enum Kind {
        A,
        AAAA,
        SRV,
        NAPTR
    }
}
