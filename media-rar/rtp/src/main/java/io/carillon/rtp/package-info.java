/**
 * The sound of a call: port pairs, symmetric RTP relay, RTCP and quality, tones.
 *
 * <p>One {@link io.carillon.rtp.MediaEngine} per server owns the ports and a few event loops. Each leg of a call
 * opens one {@link io.carillon.rtp.RtpEndpoint}; signalling tells it where the device is, bridges it with another
 * one, plays tones to it and closes it. Nothing here knows SIP, SDP text, features or Jakarta EE.
 */
package io.carillon.rtp;
