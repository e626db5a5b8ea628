/**
 * Speed dial: short codes for long numbers.
 *
 * <p>What the user gets: {@code *0} and two digits dial the number that is set for them, for the own extension or for
 * everybody; the own goes first. Who is asked: calls that an extension dials. Settings: {@code /api/speed-dials},
 * {@code /api/extensions/NUMBER/speed-dials}. Limits: 100 codes each; what the caller may dial it may dial by code.
 */
package io.carillon.feature.speeddial;
