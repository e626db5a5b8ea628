/**
 * Caller identity: the called telephone shows who really calls.
 *
 * <p>What the user gets: number and display name of the caller's extension from the directory, whatever the caller's
 * telephone wrote into its From header. Who is asked: every question where a call goes. Settings: none. Limits: nothing
 * can be withheld inside the house.
 */
package io.carillon.feature.identity;
