package io.carillon.sip;

/**
 * What a REFER asks for (RFC 3515).
 *
 * @param number user part of the URI in Refer-To
 * @param replaced the leg of ours that its Replaces header names (RFC 3891), null for a blind transfer
 * @param earlyOnly whether that is meant only as long as nobody has answered there
 */
public record Transfer(String number, SipLeg replaced, boolean earlyOnly) {}
