/**
 * Carrier routing: which trunk a call leaves the house by.
 *
 * <p>What the user gets: a dialled outside number finds its way out, by the most specific route, over the trunk that is
 * next in order, in weight or in price; when a trunk fails while the call is set up, the next one is tried and nobody
 * hears of it. Who is asked: every number that is not the house's own, and again when a trunk failed. Settings: trunks,
 * routes and rate decks, by API. Limits: the caller needs the permission of the route; once the called party was
 * heard, or has decided (busy, declined), no other trunk is tried.
 */
package io.carillon.feature.trunk;
