package io.carillon.webhook;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of webhooks, 42500 to 42599. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface WebhookLog extends BasicLogger {
    WebhookLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WebhookLog.class, "io.carillon.webhook");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42500, value = "Webhooks wait, the database does not answer: %s")
    void stopped(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42501, value = "Webhooks are told again")
    void goesOn();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42502, value = "Webhook %s of tenant %s was not told of %s and is not tried again: %s")
    void dead(String webhook, String tenant, String event, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 42503, value = "Webhook %s of tenant %s is too far behind, it is not told of new events until it takes "
            + "some of the %d that wait")
    void farBehind(String webhook, String tenant, int waiting);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 42504, value = "The secret of webhook %s of tenant %s cannot be opened with the key of this server; "
            + "give it a new one")
    void secretLost(String webhook, String tenant);
}
