package io.carillon.directory;

import java.time.Instant;

/**
 * Who changed what, and from what to what. Secrets and passwords are never part of it.
 *
 * @param id grows with every change, not without gaps
 * @param at when, to the microsecond
 * @param who login name, or how the change came in when nobody was logged in
 * @param action what was done, for instance {@code extension.changed}
 * @param subject the extension's number or the account's name
 * @param before how it was, null when it is new or must not be shown
 * @param after how it is now, null when it is gone or must not be shown
 */
public record AuditEntry(
        long id, Instant at, String who, String action, String subject, String before, String after) {}
