package io.carillon.contract;

/** What carries SIP messages. */
public enum SipTransport {
    UDP,
    TCP
}
