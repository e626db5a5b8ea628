package io.carillon.sip.transport;

import io.carillon.contract.BanSource;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import java.util.function.Consumer;

/** The way between one of our sockets and a peer (RFC 5626): for UDP a pair of addresses, else a connection. */
public interface Flow {
    /** What to do with a failure that nobody waits for: it is counted already. */
    Consumer<String> NOBODY_CARES = reason -> {};

    /** The other end as seen on the wire. */
    SipPeer remote();

    /** The other end as bans know it, see {@link BanSource}. */
    default String source() {
        return BanSource.of(remote().host());
    }

    /** Our end as the peer is to see it: host and port for Via sent-by and Contact. */
    SipPeer local();

    /** Whether something can still be sent this way: always for UDP, as long as the connection lives for TCP. */
    boolean isOpen();

    /**
     * Sends a message. Never blocks.
     *
     * @param onFailure told the reason when the message certainly did not leave; may be called before this method
     *     returns or later on an I/O thread
     */
    void send(SipMessage message, Consumer<String> onFailure);

    /**
     * Where answers to a request that came this way go (RFC 3261 section 18.2.2, RFC 3581): back to its source port
     * when it asked for {@code rport}, else to the sent-by port; for TCP the same connection, or a new one when that
     * is gone. {@code maddr} is not followed: it would let anybody point our answers at others.
     */
    Flow forReply(SipRequest request);
}
