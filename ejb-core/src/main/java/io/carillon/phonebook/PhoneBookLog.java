package io.carillon.phonebook;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface PhoneBookLog extends BasicLogger {
    PhoneBookLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), PhoneBookLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.FATAL)
    @Message(id = 41580, value = "Setting %s is wrong: %s")
    void badSetting(String key, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41581, value = "Names of callers cannot be looked up: %s. Calls go on without; it is tried again")
    void away(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41582, value = "Names of callers are looked up again")
    void back();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41583, value = "Names of callers that the phone book does not know are asked for at carillon.caller-name.url")
    void asksElsewhere();
}
