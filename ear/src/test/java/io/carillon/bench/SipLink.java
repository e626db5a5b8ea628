package io.carillon.bench;

import java.io.IOException;
import java.nio.channels.Selector;

/** What carries the SIP of the generator's telephones: one socket for all of them, or a connection for each. */
interface SipLink extends AutoCloseable {
    /** Wakes this selector when something arrives. */
    void register(Selector selector) throws IOException;

    /** Sends what a telephone says. */
    void send(String text, int line) throws IOException;

    /** The next message, or null when none waits. */
    Msg receive() throws IOException;

    /** Transport and place as a Via header names them. */
    String via(int line);

    /** The URI at which a telephone wants to be called. */
    String contact(String user, int line);

    /** Whether nothing gets lost on the way, so that nothing is sent twice. */
    boolean isReliable();

    @Override
    void close() throws IOException;
}
