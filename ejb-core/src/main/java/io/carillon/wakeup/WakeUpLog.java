package io.carillon.wakeup;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of wake-up calls, 43310 to 43319. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface WakeUpLog extends BasicLogger {
    WakeUpLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WakeUpLog.class, "io.carillon.wakeup");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43310,
            value = "Extension %s of tenant %s was to be woken at %s and was not: after %d calls it is given up")
    void inVain(String extension, String tenant, String at, int calls);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43311,
            value = "Extension %s of tenant %s cannot be called to wake somebody now, and will be tried again: %s")
    void notCalled(String extension, String tenant, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43312, value = "It cannot be read who is to be woken, which is tried again: %s")
    void notRead(String reason);
}
