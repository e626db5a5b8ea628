package io.carillon.demo;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of the demonstration, 41410 to 41419. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface DemoLog {
    DemoLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), DemoLog.class, "io.carillon.demo");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41410, value = "The demonstration was added: dial 5000 for a menu, 5200 for a queue, 5300 for a ring group,"
            + " *43 for an echo; 1011 answers, 1012 is busy, 1013 never answers, 1014 calls the queue")
    void added();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41411, value = "carillon.demo is set, but this house has data of its own (%s): nothing was added and no"
            + " telephone is made up")
    void refused(String what);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41412, value = "carillon.demo must be true or false, not '%s'")
    void badSetting(String value);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41413, value = "The made-up telephone %s cannot be switched on: %s")
    void notOpened(String number, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41414, value = "The made-up telephone that calls the queue cannot call now, and tries again: %s")
    void notCalled(String reason);
}
