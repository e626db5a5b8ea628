package io.carillon.feature.hiddennumber;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of hidden numbers, 40550 to 40559. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface HiddenNumberLog {
    HiddenNumberLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), HiddenNumberLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40550, value = "Call %s: %s dialled %s, which could not be stored: %s")
    void refused(String call, String who, String dialled, String reason);
}
