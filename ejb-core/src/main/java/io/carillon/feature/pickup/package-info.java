/**
 * Call pickup: somebody answers what rings at another telephone.
 *
 * <p>What the user gets: {@code *8} answers the call that rings longest in the own pickup group, {@code **} and a number
 * the one that rings there: at an extension, or for a ring group. The caller is connected, all telephones that ring for
 * him are told that the call was completed elsewhere. Settings: {@code /api/extensions/NUMBER/pickup}. Limits: one's own
 * calls, those of the own group, and with {@code anybody} all of the house; what nobody may hear is refused by a tone.
 */
package io.carillon.feature.pickup;
