package io.carillon.presence;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of presence, 40250 to 40299. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface PresenceLog extends BasicLogger {
    PresenceLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), PresenceLog.class, "io.carillon.presence");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40250, value = "Publication %s in the journal makes no sense and is left out: %s")
    void damaged(String key, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40251, value = "Telephone of %s is not told of waiting messages: %s. %d more were not since the last "
            + "such line")
    void notTold(String extension, String reason, long more);
}
