package io.carillon.api.live;

import java.util.function.Consumer;

/** One connection, as the channel sees it. */
interface Wire {
    /** Sends one text; {@code done} is told whether it was taken, on any thread, also before this returns. */
    void send(String text, Consumer<Boolean> done);

    /** Asks whether somebody is still there. */
    void ping();

    /** Ends it, with a code of RFC 6455 section 7.4 or one of our own, and a reason in words. */
    void close(int code, String reason);
}
