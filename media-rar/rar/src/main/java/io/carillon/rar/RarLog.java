package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the adapter tells administrators, numbered 30000 to 30999. A number is never given to another message. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface RarLog extends BasicLogger {
    RarLog LOG = Logger.getMessageLogger(
            java.lang.invoke.MethodHandles.lookup(), RarLog.class, "io.carillon.call");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30000, value = "Switch started: SIP on %s, RTP ports %d-%d, %d lane threads")
    void started(String listening, int portMin, int portMax, int threads);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30001, value = "Switch stopped; %d calls were ended")
    void stopped(int calls);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30002, value = "Switch not started: %s")
    void notStarted(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30003, value = "Stopping took too long at step \"%s\"; going on without it")
    void stepTimedOut(String step);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30004, value = "Stopping failed at step \"%s\"")
    void stepFailed(String step, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30005, value = "The application takes new calls and registrations")
    void opened();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30006, value = "The application takes no new calls and registrations; they are answered 503")
    void closed();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30007, value = "The application listens to running calls; %d inputs had waited for it")
    void attached(int waiting);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30008, value = "The application no longer listens to running calls; their inputs are kept on disk")
    void detached();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30009, value = "A task on a lane failed")
    void laneTaskFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 30010, value = "A lane thread was asked to end")
    void laneThreadReleased();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30011, value = "Call %s: the application failed on %s")
    void listenerFailed(CallId call, String input, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30012, value = "Call %s: the application is not available for a new call: %s")
    void endpointUnavailable(CallId call, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30013, value = "Call %s: command %s failed: %s")
    void commandFailed(CallId call, String command, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30014, value = "Call %s: command %s failed unexpectedly")
    void commandBroke(CallId call, String command, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30015, value = "Call %s: %s was dropped, its lane is full")
    void inputDropped(CallId call, String input);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30016, value = "Registration of %s failed in the application")
    void registerFailed(String aor, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30060, value = "A subscription or publication concerning %s failed in the application")
    void eventFailed(String aor, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30017, value = "Call %s leg %s: its device has gone silent, hanging up")
    void mediaTimeout(CallId call, LegId leg);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30020, value = "Inputs cannot be written to %s; until that is cured they are lost if the server dies")
    void journalBroken(String file, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30021, value = "%s ends in a torn record after %d bytes; what follows is discarded")
    void journalTorn(String file, long goodBytes);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30022, value = "%d inputs of %d calls wait for the application since before the start")
    void journalLoaded(int inputs, int calls);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30023, value = "The journal of waiting inputs is full; %d that end nothing were dropped so far")
    void journalFull(long dropped);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30026, value = "A record of the journal of waiting inputs cannot be read and is left out")
    void journalRecordUnreadable(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30027, value = "Call %s: the application failed on it %d times; the call is ended")
    void abandoned(CallId call, int times);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30028, value = "Call %s: %d inputs followed from each other; the call is ended")
    void roundTooLong(CallId call, int inputs);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 30029, value = "Call %s: an event came after the lanes were closed")
    void inputTooLate(CallId call);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 30030, value = "Call %s: no media ports are left: %s")
    void portsExhausted(CallId call, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 30031, value = "Call %s: the application is being stopped, the input waits: %s")
    void applicationGoing(CallId call, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30024, value = "A message endpoint could not be released")
    void endpointReleaseFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30032, value = "Key or trust manager \"%s\" cannot be used now, connections that need it are refused: %s")
    void certificateUnusable(String name, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30033, value = "Leg %s has Opus alone, and all places for it are taken (carillon.media.opus-legs)")
    void noPlaceForOpus(LegId leg);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 30070, value = "Key \"%s\" for recordings has been made in the credential store \"%s\"; without it they"
            + " cannot be heard: keep a copy of the store")
    void recordingKeyMade(String alias, String store);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 30071, value = "Key \"%s\" for recordings in the credential store \"%s\" cannot be used: %s")
    void recordingKeyUnusable(String alias, String store, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 30025, value = "Statistics are always on and never reset")
    void statisticsAlwaysOn();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 30080, value = "Stream %s of call %s was not begun: the telephone is gone")
    void nothingToStream(String stream, CallId call);
}
