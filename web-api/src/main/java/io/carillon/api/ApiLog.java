package io.carillon.api;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of the API, 60000 to 60999. A number is retired with its message, never given to another. */
@MessageLogger(projectCode = "CARILLON", length = 5)
public interface ApiLog extends BasicLogger {
    /** What goes wrong in answering a request. */
    ApiLog API = Logger.getMessageLogger(ApiLog.class, "io.carillon.api");

    /** Logins, tokens and keys. */
    ApiLog SECURITY = Logger.getMessageLogger(ApiLog.class, "io.carillon.security");

    /** Who did what through the API. */
    ApiLog AUDIT = Logger.getMessageLogger(ApiLog.class, "io.carillon.audit");

    /** An answer of 500; the incident id stands in the body as well. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 60001, value = "Incident %s: %s %s failed")
    void incident(String incident, String method, String path, @Cause Throwable cause);

    /** An answer of 503 because the database or the adapter could not be reached. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60002, value = "%s %s answered 503: %s")
    void unavailable(String method, String path, String why);

    /** First start, or somebody removed the key: all tokens issued before are void. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60010, value = "A new key for signing API tokens was made: %s (key id %s)")
    void keyMade(String file, String keyId);

    /** The start cannot go on. */
    @Message(id = 60011, value = "The key for signing API tokens cannot be read or made in %s: %s")
    IllegalStateException keyUnusable(String file, String why, @Cause Throwable cause);

    /** A login that did not work; the name is what was typed, made safe for a log. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60020, value = "Login refused for '%s' from %s")
    void loginRefused(String username, String source);

    /** The name is locked out for a while. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60021, value = "Login for '%s' from %s not looked at: too many failures")
    void loginLocked(String username, String source);

    /** A token was issued. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60022, value = "Login of '%s' from %s")
    void loggedIn(String username, String source);

    /** The account behind a token could not be looked up; what was known of it still holds. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60023, value = "The account '%s' cannot be looked up, its token is taken as it is: %s")
    void accountUnknown(String username, String why);

    /** Somebody sent a key that opens nothing. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60110, value = "An API key from %s was refused")
    void keyRefused(String source);

    /** A change through the API. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60030, value = "%s of tenant %s: %s %s answered %d")
    void changed(String username, String tenant, String method, String path, int status);

    /** The adapter could not be asked for its counters; gauges read 0 until it can. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60040, value = "The switch at %s cannot be reached: %s")
    void switchUnreachable(String jndi, String why);

    /** Clients of the live channel see what they saw before until it can be read again. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60100, value = "The live topic %s cannot be read: %s")
    void topicFailed(String topic, String why);

    /** A browser may register as an extension for a while. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60500, value = "The browser of '%s' becomes a telephone as '%s'")
    void webPhone(String username, String pass);

    /** The database cannot be asked for answers that may be repeated; memory has to do. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60120, value = "Answers to requests that may be repeated are in memory only: %s")
    void repeatsAway(String reason);

    /** A line of a table was not stored, and not for its own fault; the others go on, so that no new password is lost. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60130, value = "A line of a table could not be stored: %s")
    void rowFailed(String reason);
}
