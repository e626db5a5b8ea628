package io.carillon.api.calls;

/**
 * A call that was asked for.
 *
 * @param id the call
 */
public record CallReference(String id) {}
