package io.carillon.api.calls;

import io.carillon.contract.StreamState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stream that goes on.
 *
 * @param id its name
 * @param leg whose sound
 * @param url where it goes
 * @param open whether the far end has taken it
 * @param sent frames of 20 ms that went there
 * @param unsent frames that did not, because the far end was too slow
 * @param unheardMillis how much came back and was not heard, because 30 seconds of it waited already
 */
@Schema(name = "StreamState")
public record StreamView(
        String id, String leg, String url, boolean open, long sent, long unsent, long unheardMillis) {
    static StreamView of(StreamState state) {
        return new StreamView(state.id(), state.leg().value(), state.target(), state.open(), state.sent(),
                state.unsent(), state.unheard());
    }
}
