package io.carillon.provisioning.ldap;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface BookLog extends BasicLogger {
    BookLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), BookLog.class, "io.carillon.provisioning.ldap");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60320, value = "Telephones search the telephone book at %s, port %d, %s")
    void open(String address, int port, String how);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60321, value = "The telephone book is not open to searches: %s")
    void notOpen(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60322, value = "Somebody at %s may not search the telephone book as '%s'; %d more since the last such line")
    void refused(String source, String name, long more);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60323, value = "Who '%s' is cannot be found out for the telephone book: %s")
    void unknowable(String name, String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60324, value = "A connection from %s to the telephone book is turned away: there are %d already, %d of them from there; %d more since the last such line")
    void full(String source, int all, int ofSource, long more);
}
