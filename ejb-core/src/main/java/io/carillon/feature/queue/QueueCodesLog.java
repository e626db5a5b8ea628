package io.carillon.feature.queue;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of calls in queues and of star codes of agents, 43120 to 43129. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface QueueCodesLog {
    QueueCodesLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), QueueCodesLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43120, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43121, value = "Call %s: %s wants to be called back but waits on, it could not be noted: %s")
    void notNoted(String call, String who, String reason);
}
