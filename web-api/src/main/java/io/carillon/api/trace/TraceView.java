package io.carillon.api.trace;

import io.carillon.contract.TraceState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the recording of messages is.
 *
 * @param on whether messages are recorded
 * @param until when that ends by itself; absent when off
 * @param numbers calls from, to and by way of these are recorded; with {@code addresses} empty when all are
 * @param addresses calls with telephones and trunks there are
 * @param dialogs SIP dialogs that are remembered
 * @param bytes what they take
 * @param dropped messages that found no room or had to make room, since the start
 */
@Schema(name = "Trace")
public record TraceView(
        boolean on,
        Instant until,
        List<String> numbers,
        List<String> addresses,
        int dialogs,
        long bytes,
        long dropped) {
    static TraceView of(TraceState state) {
        boolean on = state.order() != null;
        return new TraceView(
                on,
                on ? state.order().until() : null,
                on ? state.order().numbers() : List.of(),
                on ? state.order().addresses() : List.of(),
                state.dialogs(),
                state.bytes(),
                state.dropped());
    }
}
