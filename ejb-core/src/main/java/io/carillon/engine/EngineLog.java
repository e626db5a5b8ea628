package io.carillon.engine;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of the engine, 40000 to 40099. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface EngineLog extends BasicLogger {
    EngineLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), EngineLog.class, "io.carillon.call");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40000, value = "Call %s cannot go on and is ended: %s failed")
    void stepFailed(String call, String input, @Cause Throwable reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40001, value = "Journal %s: %d calls found, %d of them over but not recorded; %d damaged left out")
    void recovered(String directory, int calls, int finished, int damaged);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40005, value = "Call %s is lost to the switch and closed")
    void callLost(String call);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40006, value = "Record of call %s is lost, journal and queue are full: %s")
    void recordLost(String call, String record);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40007, value = "Attached to the switch")
    void attached();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40008, value = "The switch cannot be reached at %s, trying again every %d s: %s")
    void switchAway(String name, long seconds, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40009, value = "Journal entry of call %s makes no sense and is left out: %s")
    void damaged(String call, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40011, value = "Looking after calls failed, trying again")
    void sweepFailed(@Cause Throwable reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40012, value = "Features asked, in this order: %s")
    void features(String ids);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40013, value = "Dialplan: %s")
    void dialplanProblem(String problem);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40014, value = "%s has come into a conversation (%s), which could not be written into the audit: %s")
    void comingInNotWritten(String who, String what, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43300, value = "%s of tenant %s says something to everybody in zone %s: %d extensions are called")
    void broadcast(String user, String tenant, String zone, int extensions);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43301, value = "%s cannot be called back now that %s is free, and will be tried again: %s")
    void notCalledBack(String by, String wanted, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43303, value = "The wish of %s to be called back cannot be stored or forgotten; it may come again after a restart, or be lost: %s")
    void wishNotStored(String by, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43302, value = "Recordings of menus cannot be listed now, none is called missing: %s")
    void promptsNotListed(String reason);
}
