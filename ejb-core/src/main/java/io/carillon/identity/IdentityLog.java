package io.carillon.identity;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of signatures, 41300 to 41399. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface IdentityLog extends BasicLogger {
    IdentityLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), IdentityLog.class, "io.carillon.identity");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41300, value = "Calls are signed by %s, valid until %s, fetched at %s")
    void signs(String subject, String until, String x5u);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41301, value = "Signatures are trusted that lead to one of %d certificates of %s")
    void trusts(int anchors, String file);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41302, value = "The signature of call %s could not be judged")
    void notJudged(String call, @Cause Throwable reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41303, value = "Carillon does not start: %s")
    void wrongSetting(String which);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41304, value = "New key or certificate is not taken, calls are signed with the last one: %s")
    void newKeyUnfit(String why);
}
