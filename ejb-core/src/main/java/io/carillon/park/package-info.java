/**
 * Places at which callers are parked: which numbers they have, which are taken and by whom. Who is parked is read from
 * the live calls, so that it survives a restart as they do; {@code feature.park} does the parking.
 */
package io.carillon.park;
