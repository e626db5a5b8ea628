package io.carillon.sip.transaction;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Numbered messages of the transaction layer. */
@MessageLogger(projectCode = "CARILLON", length = 5)
@ValidIdRange(min = 10850, max = 10899)
interface TransactionLog extends BasicLogger {
    TransactionLog LOG = Logger.getMessageLogger(TransactionLog.class, "io.carillon.sip.tx");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10850, value = "The layer above the SIP transactions failed in %s")
    void userFailed(String where, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10851, value = "%d SIP transactions at a time are reached; new requests are answered 503")
    void full(int transactions);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 10852, value = "%s %s: nobody gave a final response, the transaction is abandoned")
    void abandoned(String method, String key);
}
