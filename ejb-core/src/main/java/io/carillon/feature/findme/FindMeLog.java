package io.carillon.feature.findme;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of find-me, 40540 to 40549. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface FindMeLog {
    FindMeLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), FindMeLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40540, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
