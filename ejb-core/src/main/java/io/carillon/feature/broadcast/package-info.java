/**
 * Broadcast: a text is said to everybody.
 *
 * <p>What the user gets: the telephones of a paging zone answer by themselves and say what {@code POST
 * /api/paging/NUMBER/broadcast} was given; its multicast group hears it without a call. Who is asked: calls of the house to {@code *58} and the digits of the
 * broadcast. Settings: the zone. Limits: ten minutes; each telephone has a call and a record of its own, so that it is
 * known who heard it.
 */
package io.carillon.feature.broadcast;
