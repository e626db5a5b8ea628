package io.carillon.directory;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface DirectoryLog extends BasicLogger {
    DirectoryLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), DirectoryLog.class, "io.carillon.directory");
    DirectoryLog SECURITY = Logger.getMessageLogger(MethodHandles.lookup(), DirectoryLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41001, value = "Directory has %d extensions, %d registrations were taken over from the database")
    void loaded(int extensions, int bindings);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41002, value = "%s")
    void firstRun(String banner);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41003, value = "%s could not be written: %s. The data above is nowhere else")
    void firstRunFile(String file, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41004, value = "The switch has the credentials of %d extensions")
    void credentialsPushed(int count);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41005, value = "The switch could not be given credentials, it is tried again: %s")
    void switchAway(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41006, value = "Registrations cannot be stored: %s. Known telephones go on, new ones are refused "
            + "with 503")
    void bindingsNotStored(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41007, value = "Registrations are stored again")
    void bindingsStoredAgain();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41008, value = "Login of %s failed (%s)")
    void loginFailed(String username, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41009, value = "Login of %s")
    void loggedIn(String username);

    @LogMessage(level = Logger.Level.FATAL)
    @Message(id = 41010, value = "Setting %s is wrong: %s")
    void badSetting(String key, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41011, value = "The directory could not be read again after a change, it is tried again: %s")
    void notReloaded(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41012, value = "A registration of %s (digest user '%s') ends: there is no such extension or device any more")
    void notKnown(String aor, String account);
}
