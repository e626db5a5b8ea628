package io.carillon.event;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface EventLog extends BasicLogger {
    EventLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), EventLog.class, "io.carillon.jms");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42201, value = "Ledger events wait in the outbox, broker or database do not answer: %s. It is "
            + "tried again until they do")
    void relayStopped(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42202, value = "Ledger events are sent again, %d waited")
    void relayGoesOn(long backlog);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42203, value = "Live events are dropped, the broker does not answer: %s")
    void liveStopped(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42204, value = "Live events are sent again, %d have been dropped since the start")
    void liveGoesOn(long dropped);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 42205, value = "A JMS connection that failed could not be closed either: %s")
    void notClosed(String reason);
}
