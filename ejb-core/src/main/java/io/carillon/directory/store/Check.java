package io.carillon.directory.store;

/**
 * On which terms a row may be changed.
 *
 * @param expectedVersion the version the caller has seen
 * @param who makes the change, for the audit
 */
public record Check(long expectedVersion, String who) {}
