package io.carillon.rtp.tap;

import io.carillon.contract.CallId;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of recordings, 20940 to 20949. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface TapLog extends BasicLogger {
    TapLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), TapLog.class, "io.carillon.recording");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 20940, value = "Recording %s of call %s has stopped, the call goes on: %s")
    void broken(String recording, CallId call, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20941, value = "Recording %s of an earlier process cannot be read and is left where it is: %s")
    void unreadable(String recording, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20942, value = "The writer of recordings does not stop; what it has not written is lost")
    void stuck();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20943, value = "Recording %s lost %d packets of call %s")
    void lost(String recording, long packets, CallId call);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20944, value = "What room there is for recordings cannot be said: %s")
    void roomUnknown(String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 20945, value = "The end of recording %s of call %s could not be told; it is found at the next look")
    void untold(String recording, CallId call, @Cause RuntimeException fault);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 20946, value = "%d recordings of earlier processes cannot be read; of more nothing is said: put back their key,"
            + " or take the files out of recordings/new")
    void manyUnreadable(int many);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20947, value = "Recordings cannot be brought to %s and stay on the disk, %d until now; it is tried again at least"
            + " once a minute: %s")
    void depotAway(String where, long waiting, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 20948, value = "Recordings are brought to %s again, %d wait")
    void depotBack(String where, long waiting);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 20949, value = "Recording %s cannot be brought to %s, though others can; it stays on the disk: %s")
    void notCarried(String recording, String where, String reason);
}
