package io.carillon.api.emergency;

import io.carillon.emergency.EmergencyRecord;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The record of a call for help, written when it began; how it went on stands in the call record of the same id.
 *
 * @param id the call
 * @param at when it was dialled
 * @param from number of the extension
 * @param fromName its name
 * @param dialled what was dialled
 * @param number the emergency number that was meant
 * @param site name of the site the caller was at; empty when nobody knew
 * @param place its address in words
 * @param callback number the service was told
 * @param trunk name of the trunk that was tried first
 * @param test whether it was only a test
 */
@Schema(name = "EmergencyCall")
public record EmergencyCallView(
        String id,
        Instant at,
        String from,
        String fromName,
        String dialled,
        String number,
        String site,
        String place,
        String callback,
        String trunk,
        boolean test) {

    static EmergencyCallView of(EmergencyRecord record) {
        return new EmergencyCallView(
                record.id().value(),
                record.at(),
                record.from(),
                record.fromName(),
                record.dialled(),
                record.number(),
                record.site(),
                record.place(),
                record.callback(),
                record.trunk(),
                record.test());
    }
}
