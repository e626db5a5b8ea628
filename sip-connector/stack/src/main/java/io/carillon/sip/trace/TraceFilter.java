package io.carillon.sip.trace;

import io.carillon.contract.Cidr;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TraceOrder;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether a message makes its call one that somebody wants to see. */
final class TraceFilter {
    /** Wants no call. */
    static final TraceFilter NOTHING = new TraceFilter(false, Set.of(), List.of());

    private final boolean everything;
    private final Set<String> numbers;
    private final List<Cidr> networks;

    private TraceFilter(boolean everything, Set<String> numbers, List<Cidr> networks) {
        this.everything = everything;
        this.numbers = numbers;
        this.networks = networks;
    }

    static TraceFilter of(TraceOrder order) {
        List<Cidr> networks =
                order.addresses().stream().map(Cidr::parse).filter(Objects::nonNull).toList();
        return new TraceFilter(order.isForAll(), Set.copyOf(order.numbers()), networks);
    }

    boolean wants(SipMessage message, SipPeer remote) {
        if (everything) {
            return true;
        }
        byte[] address = networks.isEmpty() ? null : Cidr.address(remote.host());
        return networks.stream().anyMatch(network -> network.contains(address))
                || !numbers.isEmpty() && isOfNumber(message);
    }

    private boolean isOfNumber(SipMessage message) {
        try {
            return numbers.contains(message.from().uri().user()) || numbers.contains(message.to().uri().user())
                    || message instanceof SipRequest request && numbers.contains(request.uri().user());
        } catch (MalformedHeader nobody) {
            return false;
        }
    }
}
