package io.carillon.rar.handset;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of made-up telephones, 30600 to 30609. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface HandsetLog extends BasicLogger {
    HandsetLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), HandsetLog.class, "io.carillon.rar.handset");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30600, value = "The made-up telephone %s cannot take a call: %s")
    void notTaken(String number, String reason);
}
