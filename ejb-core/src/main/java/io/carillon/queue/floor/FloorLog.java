package io.carillon.queue.floor;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface FloorLog extends BasicLogger {
    FloorLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), FloorLog.class, "io.carillon.queue");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43100, value = "Call %s: could not be told that an agent is free, which is tried again: %s")
    void notTold(String call, String reason);
}
