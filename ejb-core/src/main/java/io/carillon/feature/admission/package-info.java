/**
 * Admission: room for the call, and whether this caller may call at all.
 *
 * <p>What the user gets: a switch that stays quick for those who talk, instead of one that is slow for everybody; a
 * disabled extension that cannot call. Who is asked: every call that somebody dials, first of all. Settings: {@code
 * carillon.calls.max} (live calls of the server, 10000), {@code carillon.calls.per-extension} (live calls of one
 * extension, 1000), {@code carillon.calls.per-extension-per-second} (begun, 200), {@code
 * carillon.calls.per-extension-per-minute} (10000), 0 for no bound; an extension may have limits of its own, and so
 * may a tenant. Calls for
 * help come before all of them. Limits: calls that are sent on or handed on are not counted again.
 */
package io.carillon.feature.admission;
