/**
 * SIP for one telephone system: {@link io.carillon.sip.SipEndpoint} listens, challenges and dials, a
 * {@link io.carillon.sip.SipLeg} is one dialog with one device, {@link io.carillon.sip.SipEvents} hears what happens.
 *
 * <p>The endpoint is a user agent, never a proxy: each leg has its own Call-ID, tags and sequence numbers (RFC 7092, a
 * back-to-back user agent with both sides apart). It knows no feature and no dial plan.
 */
package io.carillon.sip;
