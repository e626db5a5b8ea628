package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which calls are to be recorded as they go over the wire, and until when. Without numbers and addresses all are.
 *
 * @param numbers a call is wanted when one of these stands in From, To or Request-URI of one of its messages
 * @param addresses or when it is with one of these numeric addresses
 * @param until when recording ends by itself
 */
public record TraceOrder(List<String> numbers, List<String> addresses, Instant until) implements Serializable {
    public TraceOrder {
        numbers = List.copyOf(numbers);
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(until, "until");
    }

    /** Whether every call is wanted. */
    public boolean isForAll() {
        return numbers.isEmpty() && addresses.isEmpty();
    }
}
