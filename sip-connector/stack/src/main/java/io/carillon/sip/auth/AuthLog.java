package io.carillon.sip.auth;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Numbered messages about sources that misbehave. */
@MessageLogger(projectCode = "CARILLON", length = 5)
@ValidIdRange(min = 10710, max = 10719)
interface AuthLog extends BasicLogger {
    AuthLog LOG = Logger.getMessageLogger(AuthLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10710, value = "%s is not listened to any more: %s, time %d, for %d s")
    void banned(String source, String reason, int times, long seconds);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10711, value = "Somebody at %s, where telephones are registered, guesses a password; that account is refused from there for a while")
    void locked(String source);
}
