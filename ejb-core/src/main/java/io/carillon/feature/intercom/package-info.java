/**
 * Intercom: a colleague's telephone answers by itself.
 *
 * <p>What the user gets: {@code *80} and the number of an extension; the telephones of the extension are asked to answer
 * by themselves and to switch their loudspeaker on. Who is asked: calls that somebody dials, before the dialplan.
 * Settings: {@code carillon.feature.intercom}; whether a telephone obeys is set in the telephone. Limits: whoever does
 * not want to be disturbed is not, and forwarding of every call is not followed.
 */
package io.carillon.feature.intercom;
