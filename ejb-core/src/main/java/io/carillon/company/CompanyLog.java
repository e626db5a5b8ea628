package io.carillon.company;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface CompanyLog extends BasicLogger {
    CompanyLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), CompanyLog.class, "io.carillon.company");

    @LogMessage(level = Logger.Level.FATAL)
    @Message(id = 41520, value = "Setting %s is wrong: %s")
    void badSetting(String key, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41521, value = "Extensions of tenant %s follow the company's directory: %d added, %d changed, %d disabled,"
            + " %d entries failed")
    void followed(String tenant, int added, int changed, int disabled, int failed);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41522, value = "Extensions of tenant %s do not follow the company's directory this time: %s")
    void refused(String tenant, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41523, value = "The company's directory cannot be read for tenant %s: %s")
    void unreadable(String tenant, String reason);
}
