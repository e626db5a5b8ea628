/**
 * The user agent: dialogs, INVITE and what happens inside a session (RFC 3261 sections 12 to 15, RFC 3264, RFC 3311,
 * RFC 6026).
 *
 * <p>A message finds its verb ({@link io.carillon.sip.invite.InviteReceived}, {@link
 * io.carillon.sip.invite.ByeReceived} ...), an in-dialog one only after both tags and its source were checked. The
 * verb hands it to the leg, whose {@link io.carillon.sip.invite.LegPhase} says what it means now. Whatever happens to
 * one leg happens one thing after the other, without a lock ({@link io.carillon.sip.invite.LegSerial}).
 */
package io.carillon.sip.invite;
