package io.carillon.rtp.transcript;

import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of transcripts, 20400 to 20499. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface TranscriptLog {
    TranscriptLog LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), TranscriptLog.class, "io.carillon.media.transcript");

    @LogMessage(level = WARN)
    @Message(id = 20400, value = "What somebody said was not understood (%d times so far): %s; see carillon.transcripts.url")
    void notUnderstood(long times, String reason);
}
