package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipUri;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** From a SIP URI to where to send (RFC 3263 section 4, numeric hosts and address records). */
public final class SipUriResolver {
    private final Executor lookups;

    /** @param lookups runs blocking name look-ups; must be bounded */
    public SipUriResolver(Executor lookups) {
        this.lookups = lookups;
    }

    /** The peer when the host is numeric; never blocks. maddr counts, transport=tcp or udp too. */
    public Optional<SipPeer> numeric(SipUri uri) {
        return Optional.empty();
    }

    /** The peer, by name look-up when it must be; empty when the name does not resolve or the scheme is not sip. */
    public CompletionStage<Optional<SipPeer>> resolve(SipUri uri) {
        throw new IllegalStateException(lookups.toString());
    }
}
