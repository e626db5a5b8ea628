/**
 * Call park: a caller waits at a place of the house, with music, until somebody dials its number.
 *
 * <p>What the user gets: a call that is handed on to {@code *70}, or to the number of a place, waits there; whoever hands
 * it on hears the number. Who dials {@code *70} first hears the number and then hands on, announced, whom he has on hold.
 * Who dials the number of a place has the call. Settings: {@code /api/park/settings}. Limits: whoever parked is called
 * after a time, with the place shown, and again until somebody takes the call; when all places are taken the call goes
 * back. Telephones of the house alone park and take; numbers that are somebody's are no places.
 */
package io.carillon.feature.park;
