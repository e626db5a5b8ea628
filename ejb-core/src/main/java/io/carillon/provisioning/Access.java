package io.carillon.provisioning;

import java.time.Instant;

/**
 * A request for a file of a device.
 *
 * @param at when
 * @param source address it came from
 * @param secure whether the connection was encrypted
 * @param file what was asked for, hostile text
 * @param agent User-Agent, hostile text
 * @param outcome what it got
 */
public record Access(Instant at, String source, boolean secure, String file, String agent, Outcome outcome) {
    /** What a request can get. */
    public enum Outcome {
        /** The file with secrets, over an encrypted connection. */
        SERVED,
        /** The file without secrets, or one that has none. */
        SERVED_WITHOUT_SECRETS,
        /** The file with secrets over an open connection, in the window that was opened for it. */
        SERVED_IN_WINDOW,
        /** Nothing: the telephone has no such file. */
        NO_SUCH_FILE,
        /**
         * Nothing: the address for encrypted connections was used over an open one, and is known to whoever listens.
         */
        EXPOSED
    }
}
