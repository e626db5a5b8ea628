package io.carillon.selftest;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of the self-test, 41400 to 41409. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface SelfTestLog extends BasicLogger {
    SelfTestLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), SelfTestLog.class, "io.carillon.selftest");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 41400, value = "Self-test asked for by %s: %s")
    void done(String who, String verdict);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 41401, value = "The self-test could not remove %s, which the next one tries again: %s")
    void notRemoved(String what, String reason);
}
