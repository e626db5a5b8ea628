package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import java.util.function.Consumer;

/** The way to a peer that cannot be reached by any of our sockets: everything sent this way fails with the reason. */
record DeadFlow(SipPeer remote, WireCounters counters, String reason) implements Flow {
    @Override
    public SipPeer local() {
        return remote;
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public void send(SipMessage message, Consumer<String> onFailure) {
        counters.sendFailures.increment();
        onFailure.accept(reason);
    }

    @Override
    public Flow forReply(SipRequest request) {
        return this;
    }
}
