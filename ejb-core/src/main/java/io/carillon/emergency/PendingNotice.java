package io.carillon.emergency;

import io.carillon.contract.CallId;
import java.time.Instant;

/**
 * Somebody who has to be told of a call for help and has not been yet.
 *
 * @param id the call and a running number
 * @param call the call for help
 * @param way how
 * @param recipient address of a message; for an event the direction of the call
 * @param subject of a message; of an event empty
 * @param body text of a message, payload of an event
 * @param at when help was called
 * @param attempts how often it was tried in vain
 */
public record PendingNotice(
        String id, CallId call, Way way, String recipient, String subject, String body, Instant at, int attempts) {

    /** How somebody is told. */
    public enum Way {
        /** A message to an address. */
        MAIL,
        /** An event to the broker. */
        EVENT
    }
}
