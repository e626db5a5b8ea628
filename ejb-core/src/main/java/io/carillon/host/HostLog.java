package io.carillon.host;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface HostLog extends BasicLogger {
    HostLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), HostLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41540, value = "The server's service %s does not run: %s")
    void serviceAway(String service, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41541, value = "The secret %s of the server's credential store cannot be read: %s")
    void secretUnreadable(String alias, String reason);
}
