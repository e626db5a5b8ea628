/**
 * Caller identity: the called telephone shows who really calls.
 *
 * <p>What the user gets: number and display name of the caller's extension from the directory, whatever the caller's
 * telephone wrote into its From header. Who is asked: every question where a call goes. Settings: none. Limits: who
 * does not want to be known is shown to nobody who is called, see the hidden number.
 */
package io.carillon.feature.identity;
