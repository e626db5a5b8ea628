package io.carillon.message;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of texts, 43000 to 43099. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface MessageLog extends BasicLogger {
    MessageLog LOG = Logger.getMessageLogger(MessageLog.class, "io.carillon.message");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43000, value = "A text for %s cannot be kept: %s")
    void notKept(String to, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43001, value = "Texts that wait for %s cannot be read: %s")
    void notRead(String to, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43002, value = "A text stays where it is, the switch is away: %s")
    void notSent(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43003, value = "Who looks on as texts come has failed; the text goes its way")
    void watcherFailed(@Cause RuntimeException failure);
}
