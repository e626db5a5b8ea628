package io.carillon.feature.quiethours;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of quiet hours, 40560 to 40569. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface QuietLog {
    QuietLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), QuietLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40560, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
