package io.carillon.feature.codes;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of feature codes, 40510 to 40519. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface CodesLog {
    CodesLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), CodesLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40510, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
