package io.carillon.feature.screening;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of screening, 40530 to 40539. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface ScreeningLog {
    ScreeningLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ScreeningLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40530, value = "Call %s: %s dialled %s, which could not be stored: %s")
    void refused(String call, String who, String dialled, String reason);
}
