/**
 * Screening: callers that are not wanted do not ring.
 *
 * <p>What the user gets: numbers on the block list of the extension, or of the house, are turned away as unwanted or as
 * busy; callers from outside who do not say who they are can be turned away as well, for the own extension with
 * {@code *77} and not any more with {@code *87}. Who is asked: every call from outside for the house, every call to an
 * extension for that extension, before forwarding and do-not-disturb. Settings: {@code /api/screening},
 * {@code /api/extensions/NUMBER/screening}. Limits: 500 patterns each; colleagues are never anonymous; who is turned
 * away as busy does not reach where the extension forwards when busy.
 */
package io.carillon.feature.screening;
