/**
 * The one language that the resource adapter and the application speak.
 *
 * <p>Whatever happens to a call travels up as one {@link io.carillon.contract.CallInput}; the answer is a list of
 * {@link io.carillon.contract.SwitchCommand}s, executed by the adapter after the application has stored its new state.
 * Nothing here knows SIP text, SDP, RTP or Jakarta EE: only the JDK.
 */
package io.carillon.contract;
