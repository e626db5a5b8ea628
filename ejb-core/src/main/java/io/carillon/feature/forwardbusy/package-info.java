/**
 * Call forwarding when busy.
 *
 * <p>What the user gets: calls that find the extension busy, or not wanting to be disturbed, reach another number. Who
 * is asked: when all telephones of the extension have refused and the most telling refusal was busy. Settings: per
 * extension, by feature code or API. Limits: as for forwarding of every call; when it goes round in circles the caller
 * gets the busy it would have got.
 */
package io.carillon.feature.forwardbusy;
