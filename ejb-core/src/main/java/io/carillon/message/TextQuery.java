package io.carillon.message;

import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * Which texts to list, newest first. Every filter but tenant and moment may be null, which means any.
 *
 * @param tenant owner
 * @param extension a number that sent it or gets it
 * @param find a part of either number
 * @param state what became of it
 * @param from earliest, inclusive
 * @param to latest, exclusive
 * @param cursor {@link TextPage#nextCursor} of the page before, null for the first
 * @param limit rows per page
 * @param now by when something is what became of it
 */
public record TextQuery(
        Tenant tenant, String extension, String find, TextState state, Instant from, Instant to, String cursor, int limit,
        Instant now) {}
