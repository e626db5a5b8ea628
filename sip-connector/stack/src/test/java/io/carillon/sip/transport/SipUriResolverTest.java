package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipUri;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SipUriResolverTest {
    private final SipUriResolver resolver = new SipUriResolver(Runnable::run, new PeerNames());

    @Test
    void aNumericHostNeedsNoLookUp() throws MalformedHeader {
        assertThat(resolver.numeric(SipUri.parse("sip:a@192.0.2.1:5070;transport=tcp")))
                .contains(new SipPeer(SipTransport.TCP, "192.0.2.1", 5070));
        assertThat(resolver.numeric(SipUri.parse("sip:a@[2001:db8::1]")))
                .contains(new SipPeer(SipTransport.UDP, "2001:db8::1", 5060));
        assertThat(resolver.numeric(SipUri.parse("sip:a@example.com;maddr=192.0.2.9")))
                .contains(new SipPeer(SipTransport.UDP, "192.0.2.9", 5060));
    }

    @Test
    void aNameIsLookedUpAway() throws MalformedHeader {
        assertThat(resolver.numeric(SipUri.parse("sip:a@localhost"))).isEmpty();
        assertThat(resolver.resolve(SipUri.parse("sip:a@localhost:5099")).toCompletableFuture().join())
                .hasValueSatisfying(peer -> assertThat(peer.port()).isEqualTo(5099));
    }

    @Test
    void whatCannotBeReachedIsEmpty() throws MalformedHeader {
        assertThat(resolver.resolve(SipUri.parse("tel:+15551234")).toCompletableFuture().join()).isEmpty();
        assertThat(resolver.resolve(SipUri.parse("sip:a@nowhere.invalid")).toCompletableFuture().join()).isEmpty();
        assertThat(resolver.resolve(SipUri.parse("sip:a@192.0.2.1;transport=sctp")).toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void aFullLookUpQueueIsANameThatDoesNotResolve() throws MalformedHeader {
        SipUriResolver full = new SipUriResolver(task -> {
            throw new RejectedExecutionException("full");
        }, new PeerNames());
        assertThat(full.resolve(SipUri.parse("sip:a@example.com")).toCompletableFuture().join()).isEmpty();
    }
}
