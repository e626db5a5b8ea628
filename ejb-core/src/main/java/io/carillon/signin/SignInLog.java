package io.carillon.signin;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface SignInLog extends BasicLogger {
    SignInLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), SignInLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41500, value = "The company's directory could not be asked about '%s': %s. Nobody is locked out by this;"
            + " accounts of this server log in as before")
    void directoryAway(String username, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41502, value = "'%s' has proven who he is but is not let in: %s")
    void notAdmitted(String username, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41503, value = "Login of %s failed (wrong user name or password of the company's directory)")
    void refused(String username);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41504, value = "Login of %s, vouched for by %s, with roles %s")
    void signedIn(String username, String origin, String roles);
}
