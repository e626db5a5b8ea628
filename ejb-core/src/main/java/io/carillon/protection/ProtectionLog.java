package io.carillon.protection;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Numbered messages about bans. */
@MessageLogger(projectCode = "CARILLON", length = 5)
@ValidIdRange(min = 41350, max = 41359)
interface ProtectionLog extends BasicLogger {
    ProtectionLog LOG = Logger.getMessageLogger(ProtectionLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41350, value = "Bans cannot be kept or read now; those of this node hold until it stops: %s")
    void notKept(String reason);
}
