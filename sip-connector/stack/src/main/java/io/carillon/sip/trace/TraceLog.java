package io.carillon.sip.trace;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Numbered messages of the trace. */
@MessageLogger(projectCode = "CARILLON", length = 5)
@ValidIdRange(min = 10700, max = 10709)
interface TraceLog extends BasicLogger {
    TraceLog LOG = Logger.getMessageLogger(TraceLog.class, "io.carillon.sip.trace");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10700, value = "A message could not be recorded for the trace of its call")
    void notRecorded(@Cause Throwable fault);
}
