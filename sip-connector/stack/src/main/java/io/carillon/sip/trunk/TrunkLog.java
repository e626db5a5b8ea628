package io.carillon.sip.trunk;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of trunks, 10600 to 10699. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface TrunkLog extends BasicLogger {
    TrunkLog LOG = Logger.getMessageLogger(
            java.lang.invoke.MethodHandles.lookup(), TrunkLog.class, "io.carillon.trunk");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10600, value = "Trunk %s is up")
    void up(String trunk);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10601, value = "Trunk %s is down: %s")
    void down(String trunk, String trouble);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10602, value = "Trunk %s: '%s' is no network in CIDR notation and recognises nobody")
    void badNetwork(String trunk, String network);
}
