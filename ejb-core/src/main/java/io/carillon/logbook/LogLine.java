package io.carillon.logbook;

import java.time.Instant;

/**
 * A line of the log, with the lines of its stack trace.
 *
 * @param at when, null when the log is not written as the server does by itself
 * @param level for instance WARN, empty when unknown
 * @param category who says it, empty when unknown
 * @param text what is said
 */
public record LogLine(Instant at, String level, String category, String text) {}
