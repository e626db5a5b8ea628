package io.carillon.oidc;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface OidcLog extends BasicLogger {
    OidcLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), OidcLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.FATAL)
    @Message(id = 41560, value = "Setting %s is wrong: %s")
    void badSetting(String key, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41561, value = "The sign-in provider %s cannot be asked: %s")
    void away(String issuer, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41562, value = "A sign-in by way of %s was refused: %s")
    void refused(String issuer, String reason);
}
