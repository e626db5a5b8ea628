package io.carillon.rtp.stream;

import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import io.carillon.contract.CallId;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of streams, 20300 to 20399. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface StreamLog {
    StreamLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), StreamLog.class, "io.carillon.media.stream");

    @LogMessage(level = WARN)
    @Message(id = 20300, value = "Stream %s of call %s to %s has failed: %s")
    void failed(String stream, CallId call, String host, String reason);

    @LogMessage(level = INFO)
    @Message(id = 20301, value = "Stream %s of call %s to %s: %d frames sent, %d not, %d ms of what came back not heard")
    void ended(String stream, CallId call, String host, long sent, long unsent, long unheard);
}
