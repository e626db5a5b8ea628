package io.carillon.journal;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of the journals. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface JournalLog extends BasicLogger {
    JournalLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), JournalLog.class, "io.carillon.journal");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40002, value = "Journal %s full (%d states): nothing new is taken until there is room; the rest goes on")
    void journalFull(String directory, int states);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40004, value = "Journal segment %s cannot be made")
    void segmentFailed(String file, @Cause Throwable reason);
}
