/**
 * Find-me: a person is reached by several numbers at once.
 *
 * <p>What the user gets: calls to the extension ring at its own telephones and, at once or after a delay, at other
 * numbers, a mobile among them; whoever answers first has the call. {@code *46} switches it on, {@code *47} off. Who is
 * asked: calls to the extension, after forwarding of every call, do-not-disturb and call waiting. Settings:
 * {@code /api/extensions/NUMBER/find-me}. Limits: 10 numbers; a decline at one of them is a decline of all; when nobody
 * answers the extension's own forwarding holds; calls that leave the house are the extension's; a mailbox outside that
 * answers has the call, because nobody is asked to confirm.
 */
package io.carillon.feature.findme;
