package io.carillon.emergency;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of calls for help, 41200 to 41299. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface EmergencyLog extends BasicLogger {
    EmergencyLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), EmergencyLog.class, "io.carillon.emergency");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41200, value = "CALL FOR HELP: %s (%s) dialled %s from site '%s' (%s), callback %s, call %s")
    void called(String from, String name, String dialled, String site, String place, String callback, String call);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41201, value = "Nobody could be told of call for help %s by %s: %s. It is tried again, unless "
            + "it was a telephone")
    void notTold(String call, String way, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41202, value = "Call for help %s: its record has to wait, the database does not answer: %s. "
            + "Everybody is told without it")
    void waits(String call, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41203, value = "More than %d calls for help wait to be told of; call %s is in the log only")
    void tooMany(int waiting, String call);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41204, value = "Call for help %s: %s was not told within a day, and nobody tries any more: %s")
    void givenUp(String call, String way, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41205, value = "Those who have to be told of calls for help wait, the database does not answer: %s")
    void noticesWait(String reason);
}
