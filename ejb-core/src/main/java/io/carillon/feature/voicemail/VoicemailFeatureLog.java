package io.carillon.feature.voicemail;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of voicemail in calls, 43080 to 43099. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface VoicemailFeatureLog extends BasicLogger {
    VoicemailFeatureLog LOG = Logger.getMessageLogger(
            MethodHandles.lookup(), VoicemailFeatureLog.class, "io.carillon.feature.voicemail");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43080, value = "How mailbox %s greets is not known, the caller hears the usual greeting: %s")
    void greetingUnknown(String mailbox, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43081, value = "Mailbox %s cannot be listened to, the caller is told so: %s")
    void unusable(String mailbox, String reason);
}
