package io.carillon.rtp.wire;

import static org.jboss.logging.Logger.Level.WARN;

import java.net.InetSocketAddress;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of the wire, 20900 to 20999. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface WireLog {
    WireLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), WireLog.class, "io.carillon.media");

    @LogMessage(level = WARN)
    @Message(id = 20900, value = "Media socket %s was not closed cleanly")
    void socketNotClosed(InetSocketAddress local, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 20901, value = "A media event loop was not closed cleanly")
    void loopNotClosed(@Cause Throwable cause);
}
