package io.carillon.tenant;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface TenantLog extends BasicLogger {
    TenantLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), TenantLog.class, "io.carillon.tenant");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41060, value = "Tenants: %s")
    void known(String names);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41061, value = "The switch could not be told the domains of tenants, it is tried again: %s")
    void notTold(String reason);
}
