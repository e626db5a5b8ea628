package io.carillon.feature.hotdesk;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of hot desking, 43330 to 43339. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface HotDeskLog {
    HotDeskLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), HotDeskLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43330, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
