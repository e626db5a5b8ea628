package io.carillon.emergency;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.event.CallEvent;
import java.time.Instant;

/**
 * The record of a call for help, written when it begins.
 *
 * @param id the call; its end stands in its call record
 * @param tenant owner
 * @param at when it was dialled
 * @param from number of the extension
 * @param fromName its name
 * @param dialled what was dialled
 * @param number emergency number that was meant
 * @param site name of the site the caller was at, empty when nobody knew
 * @param place its address in words
 * @param callback number the service was told
 * @param trunk name of the trunk that was tried first
 * @param test whether it was only a test
 */
public record EmergencyRecord(
        CallId id,
        Tenant tenant,
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

    static EmergencyRecord of(CallEvent.EmergencyCalled event, String fromName) {
        return new EmergencyRecord(event.call(), event.tenant(), event.at(), event.from(), fromName, event.to(),
                event.help().number(), event.help().site(), event.help().place(), event.help().callback(),
                event.help().trunk(), event.help().test());
    }
}
