package io.carillon.event;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * Somebody left a message.
 *
 * @param id name of the message
 * @param call the call
 * @param tenant owner
 * @param mailbox number of the extension
 * @param from number of the caller
 * @param fromName name of the caller, empty when nobody knows
 * @param sentBy number of the extension that sent it on, empty when nobody did
 * @param receivedAt when the caller began to speak
 * @param millis how long the message is
 */
public record VoicemailReceived(
        String id,
        CallId call,
        Tenant tenant,
        String mailbox,
        String from,
        String fromName,
        String sentBy,
        Instant receivedAt,
        long millis) {

    /** Type of the event. */
    static final String TYPE = "voicemail.received";

    /** When there was nothing more to come. */
    Instant endedAt() {
        return receivedAt.plusMillis(millis);
    }

    /** The id of the event: the same after every repeat and restart. */
    String eventId() {
        return TYPE + "-" + id;
    }
}
