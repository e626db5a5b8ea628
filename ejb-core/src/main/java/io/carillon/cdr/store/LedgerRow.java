package io.carillon.cdr.store;

/**
 * An event on its way to the broker.
 *
 * @param eventId same event, same id; at most 80 characters
 * @param eventType for instance {@code cdr.created}
 * @param tenant owner
 * @param direction for message selectors
 * @param fromNumber for message selectors
 * @param toNumber for message selectors
 * @param disposition for message selectors
 * @param schemaVersion of the payload
 * @param subject call id; events of one subject stay in order
 * @param payload JSON text
 */
public record LedgerRow(
        String eventId,
        String eventType,
        String tenant,
        String direction,
        String fromNumber,
        String toNumber,
        String disposition,
        int schemaVersion,
        String subject,
        String payload) {}
