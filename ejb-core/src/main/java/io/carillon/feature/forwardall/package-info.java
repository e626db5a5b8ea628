/**
 * Call forwarding of every call.
 *
 * <p>What the user gets: calls reach another number at once, the own telephone stays silent. Who is asked: calls to the
 * extension, before do-not-disturb. Settings: per extension, by feature code or API. Limits: a search is sent on at
 * most five times and never to a number it has been at or to the caller; otherwise the caller gets 482. A call that the
 * user places through the API still rings the user's own telephone.
 */
package io.carillon.feature.forwardall;
