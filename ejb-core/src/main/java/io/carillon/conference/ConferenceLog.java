package io.carillon.conference;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of conference rooms, 43200 to 43299. */
@MessageLogger(projectCode = "CARILLON", length = 5)
public interface ConferenceLog extends BasicLogger {
    ConferenceLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ConferenceLog.class, "io.carillon.conference");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43200, value = "%d conference rooms with %d people go on")
    void found(int rooms, int people);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43201, value = "Call %s in a conference could not be told '%s', it goes on as before: %s")
    void notTold(String call, String word, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43202, value = "Conference %s of %s: %s did not know the PIN and was let go")
    void pinUnknown(String number, String tenant, String caller);
}
