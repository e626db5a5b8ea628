package io.carillon.sip.transport;

/** Sees every message that goes over the wire. Called on network threads: be quick, never block, never throw. */
@FunctionalInterface
public interface WireTap {
    /**
     * A message.
     *
     * @param bytes the message; not to be changed
     * @param sent whether we sent it
     */
    void seen(byte[] bytes, Flow flow, boolean sent);
}
