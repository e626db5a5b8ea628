package io.carillon.sip.transport;

/** What cuts a connection's bytes into SIP messages. */
interface Framing {
    /** Whether a message is under way when a read is over: then its end is due. */
    boolean isIncomplete();
}
