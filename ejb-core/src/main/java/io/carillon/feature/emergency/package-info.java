/**
 * Calls for help.
 *
 * <p>What the user gets: 112, 911 and what else is configured reaches the emergency service from every registered
 * telephone, with or without the prefix for outside numbers, whatever may be wrong with permissions, limits or trunks;
 * the service learns where the caller is and where to call back, and those on the spot learn of it at once. Who is
 * asked: every number that is dialled, and every one that a call of the house is handed on or sent on to, before everybody
 * else; a caller from outside comes there only when somebody of the house hands him on, who is the one in need then. Settings:
 * numbers, trunks, sites and whom to tell, by API.
 * Limits: without a trunk for it a call for help is refused like any number nobody has; busy and declined stand.
 */
package io.carillon.feature.emergency;
