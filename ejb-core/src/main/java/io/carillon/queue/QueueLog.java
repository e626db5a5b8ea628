package io.carillon.queue;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface QueueLog extends BasicLogger {
    QueueLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), QueueLog.class, "io.carillon.queue");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43110, value = "What extension %s had said as an agent could not be deleted: %s")
    void notForgotten(String extension, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43111, value = "Agent %s does not answer and makes a pause from now on")
    void pausedForSilence(String agent);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43112, value = "Agent %s does not answer, but its pause could not be stored: %s. It is rung again")
    void notPaused(String agent, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43114, value = "Caller %s of queue %s was called back: %s after %d tries in vain")
    void calledBack(String number, String queue, Callback.Outcome outcome, int tries);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43115, value = "What came of calling %s of queue %s back could not be stored: %s. It may be called once more"
            + " after a restart")
    void callbackNotNoted(String number, String queue, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 43113, value = "The round of the queues failed, the next one follows in a moment")
    void roundFailed(@org.jboss.logging.annotations.Cause RuntimeException reason);
}
