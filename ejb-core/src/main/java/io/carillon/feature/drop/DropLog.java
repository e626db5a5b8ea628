package io.carillon.feature.drop;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of messages left on answering machines, 43340 to 43349. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface DropLog {
    DropLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), DropLog.class, "io.carillon.feature.drop");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43340, value = "There is no recording %s that %s wanted to leave on a machine: the call comes back to him."
            + " PUT /api/prompts/LANGUAGE/NAME stores one")
    void missing(String recording, String extension);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 43341, value = "Whether there is a recording %s that %s wanted to leave on a machine cannot be said: %s")
    void away(String recording, String extension, String reason);
}
