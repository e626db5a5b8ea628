/**
 * Admission: room for the call, and whether this caller may call at all.
 *
 * <p>What the user gets: a switch that stays quick for those who talk, instead of one that is slow for everybody; a
 * disabled extension that cannot call. Who is asked: every call that somebody dials, first of all. Settings: {@code
 * carillon.calls.max} (live calls of the server, 10000) and {@code carillon.calls.per-extension} (live calls of one
 * extension, 0 for no bound). Limits: calls that are sent on or handed on are not counted again.
 */
package io.carillon.feature.admission;
