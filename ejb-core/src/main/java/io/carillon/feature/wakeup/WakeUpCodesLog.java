package io.carillon.feature.wakeup;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of wake-up codes, 43320 to 43329. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface WakeUpCodesLog {
    WakeUpCodesLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WakeUpCodesLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43320, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
