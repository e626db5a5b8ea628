package io.carillon.api.park;

import io.carillon.park.ParkedCalls.Parked;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who is parked.
 *
 * @param slot number that is dialled to take the call
 * @param callId the call
 * @param number who waits
 * @param name its name as far as known
 * @param parkedBy who parked
 * @param recalling whether who parked is being called
 */
@Schema(name = "ParkedCall")
public record ParkedView(
        String slot, String callId, String number, String name, String parkedBy, boolean recalling) {
    static ParkedView of(Parked parked) {
        return new ParkedView(parked.slot(), parked.call().value(), parked.number(), parked.name(), parked.by(),
                parked.recalling());
    }

    /**
     * All who are parked, in the order of places.
     *
     * @param items them
     */
    @Schema(name = "ParkedCalls")
    public record Listing(List<ParkedView> items) {}

    /**
     * The place that a call has been given.
     *
     * @param slot its number
     */
    @Schema(name = "ParkPlace")
    public record Place(String slot) {}
}
