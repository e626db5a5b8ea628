package io.carillon.voicemail;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of voicemail, 43050 to 43099. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface VoicemailLog extends BasicLogger {
    VoicemailLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), VoicemailLog.class, "io.carillon.voicemail");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43050, value = "Message %s for %s is left to nobody: there is no such mailbox any more")
    void noMailbox(String recording, String mailbox);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43051, value = "What was said in recording %s could not be destroyed, it is kept as a message: %s")
    void notDiscarded(String recording, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43052, value = "E-mail to %s about message %s could not be sent, it is tried again for a week: %s")
    void notMailed(String address, String message, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 43053, value = "E-mail to %s about message %s was given up after a week: %s")
    void mailGivenUp(String address, String message, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43054, value = "News of voicemail wait: %s")
    void waits(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43055, value = "Mailbox %s of tenant %s is locked until %s: %d wrong PINs in a row")
    void locked(String mailbox, String tenant, String until, int wrong);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43056, value = "Recording %s could not be made text, it is tried again for a day: %s;"
            + " see carillon.transcripts.url")
    void notUnderstood(String recording, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 43057, value = "Recording %s stays without text, nobody understood it for a day: %s")
    void neverUnderstood(String recording, String reason);
}
