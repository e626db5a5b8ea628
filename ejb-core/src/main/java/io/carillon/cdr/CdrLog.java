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
    @Message(id = 42104, value = "The record of call %s is stored, but its owner failed to take note")
    void ownerFailed(String call, @org.jboss.logging.annotations.Cause Throwable failure);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 42105, value = "The record of call %s cannot be stored: %s. It is kept as a dead letter in %s")
    void deadLetter(String call, String reason, String file);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 42106, value = "The record of call %s can neither be stored (%s) nor kept as a dead letter (%s). It "
            + "waits and is tried again")
    void notFiled(String call, String reason, String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42107, value = "Dead letter %s cannot be read: %s")
    void letterUnreadable(String file, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42108, value = "The record of call %s is stored, but its dead letter cannot be removed: %s. "
            + "Trying it again does no harm")
    void letterStays(String call, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42109, value = "The dead letter of call %s was tried again")
    void letterTried(String call);
}
