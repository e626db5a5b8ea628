package io.carillon.feature.completion;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of call completion, 43360 to 43369. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface CompletionCodesLog {
    CompletionCodesLog LOG = Logger.getMessageLogger(
            MethodHandles.lookup(), CompletionCodesLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 43360, value = "Call %s: %s dialled %s, which was refused: %s")
    void refused(String call, String who, String dialled, String reason);
}
