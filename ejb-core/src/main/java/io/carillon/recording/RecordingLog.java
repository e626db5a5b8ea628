package io.carillon.recording;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of recordings, 42300 to 42349. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface RecordingLog extends BasicLogger {
    RecordingLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RecordingLog.class, "io.carillon.recording");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42300, value = "Finished recordings wait to be written down: %s")
    void waits(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42301, value = "Finished recordings are written down again")
    void goesOn();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 42302, value = "Recording %s cannot be written down and is left where it is: %s")
    void refused(String recording, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42303, value = "Call %s ended with the process; its recording %s was found and has %d ms")
    void foundAfterCrash(String call, String recording, long millis);
}
