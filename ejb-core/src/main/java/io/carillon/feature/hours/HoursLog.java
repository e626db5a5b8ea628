package io.carillon.feature.hours;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of time conditions, 40520 to 40529. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface HoursLog {
    HoursLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), HoursLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40520, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
