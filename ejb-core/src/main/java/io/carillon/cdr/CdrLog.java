package io.carillon.cdr;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface CdrLog extends BasicLogger {
    CdrLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), CdrLog.class, "io.carillon.cdr");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42101, value = "%d call records wait, the database does not take them: %s. It is tried again "
            + "until it does")
    void databaseAway(int waiting, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42102, value = "Call records are stored again, %d waited")
    void databaseBack(int waiting);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 42103, value = "The database refuses the record of call %s: %s. This line is all that is left of "
            + "it: %s")
    void refused(String call, String reason, String record);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 42104, value = "The record of call %s is stored, but its owner failed to take note")
    void ownerFailed(String call, @org.jboss.logging.annotations.Cause Throwable failure);
}
