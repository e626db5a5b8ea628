package io.carillon.batch;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface BatchLog extends BasicLogger {
    BatchLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), BatchLog.class, "io.carillon.batch");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 50001, value = "Job %s started as execution %d")
    void started(String job, long execution);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 50002, value = "Execution %d of job %s goes on as execution %d")
    void restarted(long old, String job, long execution);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 50003, value = "The clock leaves job %s alone: %s")
    void skipped(String job, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 50004, value = "The clock could not start job %s: %s")
    void notStarted(String job, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 50010, value = "Recording %s is due but cannot be destroyed now: %s")
    void notPurged(String recording, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 50011, value = "Voicemail %s is due but cannot be destroyed now: %s")
    void messageNotPurged(String message, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 50012, value = "Tenant %s does not follow the company's directory now: %s")
    void notFollowed(String tenant, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 50013, value = "%d rows of %s are gone, their time was over")
    void pastPurged(int rows, String book);
}
