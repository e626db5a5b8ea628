/**
 * Call waiting: how many calls an extension takes at a time.
 *
 * <p>What the user gets: whoever is in as many calls as the extension takes is busy, and its telephones stay silent;
 * {@code *44} makes that one call, {@code *45} any number. Who is asked: calls to the extension, after do-not-disturb.
 * Settings: {@code busyAt} with forwarding, per extension. Limits: two calls that come in the same moment may both
 * ring; a call that the user places through the API still rings the user's own telephone.
 */
package io.carillon.feature.callwaiting;
