/**
 * Trunks and everything else about numbers outside of the house, as the administrator sets it: trunks, outbound routes,
 * numbers of our own, what extensions may do. A committed change is compiled into the
 * {@link io.carillon.dialplan.NumberPlan} that calls are routed by, and pushed to the switch; no call reads the database.
 */
package io.carillon.trunk;
