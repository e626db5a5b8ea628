package io.carillon.contract;

/**
 * Telephones that the server makes up: they register at its own SIP port with a digest of their secret, call and are called,
 * speak and listen, like telephones on a desk. For trying out whether everything works, and for showing it. May be asked from
 * any thread.
 */
public interface Handsets {
    /** So many there can be at a time. */
    int MOST = 32;

    /**
     * Switches one on, in place of one with that number that there may be; it begins to register.
     *
     * @throws IllegalStateException with one line saying why there can be none: SIP is not served over UDP, there are too
     *     many, the switch stops
     */
    Handset open(HandsetOrder order);
}
