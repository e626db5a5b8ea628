package io.carillon.subscription;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of subscriptions, 40200 to 40249. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface SubscriptionLog extends BasicLogger {
    SubscriptionLog LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), SubscriptionLog.class, "io.carillon.subscription");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 40200, value = "Subscriptions: %d taken up, %d had run out; event packages %s")
    void restored(int live, int gone, String packages);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40201, value = "Event package %s could not look at %s: nobody is told of it now")
    void lookFailed(String event, String target, @Cause Throwable reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 40202, value = "%s of %s in the journal makes no sense and is left out: %s")
    void damaged(String what, String id, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40203, value = "Telling watchers failed, trying again")
    void roundFailed(@Cause Throwable reason);
}
