package io.carillon.sip.transport;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Numbered messages of the SIP sockets. */
@MessageLogger(projectCode = "CARILLON", length = 5)
@ValidIdRange(min = 10800, max = 10849)
interface TransportLog extends BasicLogger {
    TransportLog LOG = Logger.getMessageLogger(TransportLog.class, "io.carillon.sip.tx");

    /** The wire, at TRACE. */
    Logger WIRE = Logger.getLogger("io.carillon.sip.message");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10800, value = "SIP listens on %s")
    void listening(String addresses);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10801, value = "A layer above the SIP sockets failed on a message from %s; the message is dropped")
    void inputFailed(String peer, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10802, value = "The admission gate failed on a message from %s; the message is dropped")
    void admissionFailed(String peer, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 10803, value = "SIP connection with %s closed: %s")
    void connectionClosed(String peer, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 10804, value = "SIP message from %s dropped: %s")
    void dropped(String peer, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10805, value = "SIP socket on %s failed to read; it goes on")
    void readFailed(String address, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10806, value = "SIP uses the portable transport, the native one is not available: %s")
    void noNative(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10807, value = "SIP sockets did not close within %d ms")
    void slowClose(long millis);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10808, value = "SIP does not listen on TLS and secure WebSockets: there is no certificate")
    void noCertificate();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10809, value = "SIP over UDP on %s: %d KB may wait to be read, of %d KB asked for; on Linux net.core.rmem_max is the limit")
    void littleRoom(String address, int given, int asked);
}
