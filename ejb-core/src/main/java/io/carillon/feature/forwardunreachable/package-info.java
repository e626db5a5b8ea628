/**
 * Call forwarding when unreachable.
 *
 * <p>What the user gets: calls that find no telephone registered, or none that answers the network, reach another
 * number, such as a mobile while the office is without power. Who is asked: when the telephones of the extension cannot
 * be reached, before forwarding without an answer. Settings: per extension, by feature code or API. Limits: as for
 * forwarding of every call.
 */
package io.carillon.feature.forwardunreachable;
