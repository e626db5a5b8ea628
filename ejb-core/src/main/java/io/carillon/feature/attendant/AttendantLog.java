package io.carillon.feature.attendant;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of menus, 43350 to 43359. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface AttendantLog extends BasicLogger {
    AttendantLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), AttendantLog.class, "io.carillon.menu");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43350, value = "Call %s: webhook %s of tenant %s does not say what becomes of a caller of menu %s, who goes "
            + "where the menu sends those: %s")
    void nothingSaid(String call, String webhook, String tenant, String menu, String trouble);
}
