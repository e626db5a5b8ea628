package io.carillon.recording;

import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * Which recordings are wanted; null means any.
 *
 * @param tenant whose
 * @param from begun at or after this
 * @param to begun before this
 * @param caller number of the caller
 * @param callee what was dialled
 * @param extension that talked when it began
 * @param call id of the call
 * @param cursor where the page before ended, null for the first
 * @param limit rows of a page
 */
public record RecordingQuery(
        Tenant tenant,
        Instant from,
        Instant to,
        String caller,
        String callee,
        String extension,
        String call,
        String cursor,
        int limit) {}
