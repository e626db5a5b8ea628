/**
 * Paging: somebody speaks through many telephones at once.
 *
 * <p>What the user gets: whoever dials the number of a zone is heard at the telephones of its members, which answer by
 * themselves (Alert-Info, Call-Info) and are not heard. Settings: {@code /api/paging}. Limits: telephones of the house
 * alone speak, those the zone names; members that are in a call or do not want to be disturbed are left out; 200
 * telephones; whoever does not answer within 10 seconds is let go; the zone says how long it may last. A broadcast by
 * {@code POST /api/paging/NUMBER/broadcast} is said to everybody in the zone, to those who are busy, too.
 */
package io.carillon.feature.paging;
