package io.carillon.sip.invite;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of the user agent, 10500 to 10599. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface AgentLog extends BasicLogger {
    AgentLog SIP = Logger.getMessageLogger(AgentLog.class, "io.carillon.sip");
    AgentLog SECURITY = Logger.getMessageLogger(AgentLog.class, "io.carillon.security");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 10500, value = "Leg %s: an internal error, the leg goes on with the next message")
    void legFailed(@Cause RuntimeException failure, String leg);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10501, value = "%d dialogs did not end in time at shutdown")
    void dialogsLeft(int count);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 10503, value = "%s from %s does not come from the party of dialog %s: challenged")
    void strangerInDialog(String method, String source, String callId);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 10504, value = "%s %s from %s refused with %d: %s")
    void refused(String method, String callId, String source, int status, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 10505, value = "Leg %s: %s does not fit its state and is ignored")
    void ignored(String leg, String what);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10506, value = "%s claims to be %s but proved to be %s: refused")
    void identityMismatch(String source, String claimed, String proven);
}
