package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;

/** The way between one of our sockets and a peer (RFC 5626): for UDP a pair of addresses, for TCP a connection. */
public interface Flow {
    /** The other end as seen on the wire. */
    SipPeer remote();

    /** Our end: the address the message came in on. For a wildcard UDP socket the advertised address. */
    SipPeer local();

    /** Whether something can still be sent this way: always for UDP, as long as the connection lives for TCP. */
    boolean isOpen();
}
