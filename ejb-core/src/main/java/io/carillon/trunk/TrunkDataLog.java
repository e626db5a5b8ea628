package io.carillon.trunk;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of trunks in the application, 41100 to 41199. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface TrunkDataLog extends BasicLogger {
    TrunkDataLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), TrunkDataLog.class, "io.carillon.trunk");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41100, value = "%d trunks handed to the switch")
    void pushed(int trunks);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41101, value = "Trunks and routes could not be loaded, calls go on with the last ones: %s")
    void notLoaded(String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41102, value = "The secret of trunk %s cannot be decrypted: the key in %s is another one. "
            + "Enter the secret again")
    void secretLost(String trunk, String where);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 41103, value = "Outbound route %s of %s is left out: %s")
    void routeLeftOut(String route, String tenant, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41104, value = "A key for the secrets of trunks was made in %s: keep a copy of it with the backups")
    void keyMade(String where);
}
