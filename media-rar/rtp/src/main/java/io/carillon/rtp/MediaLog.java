package io.carillon.rtp;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import java.lang.invoke.MethodHandles;
import java.net.InetSocketAddress;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages of the media engine, 20000 to 20899. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface MediaLog {
    MediaLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), MediaLog.class, "io.carillon.media");

    @LogMessage(level = INFO)
    @Message(id = 20000, value = "Media engine started: RTP ports %d to %d, %d event loop(s) on %s")
    void started(int portMin, int portMax, int loops, String wire);

    @LogMessage(level = INFO)
    @Message(id = 20001, value = "Media engine stopped")
    void stopped();

    @LogMessage(level = WARN)
    @Message(id = 20002, value = "Native epoll is not available, media uses NIO: %s")
    void usingNio(String reason);

    @LogMessage(level = WARN)
    @Message(id = 20003, value = "No free RTP ports among %d pairs, new calls are refused: %s")
    void portsExhausted(int pairs, String detail);

    @LogMessage(level = WARN)
    @Message(id = 20004, value = "Nothing is played to call %s leg %s: %s is not spoken here, and the device takes no G.711 (further cases are not logged)")
    void playingNotPossible(CallId call, LegId leg, Codec codec);

    @LogMessage(level = ERROR)
    @Message(id = 20005, value = "A media event of call %s leg %s could not be handed over")
    void eventFailed(CallId call, LegId leg, @Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 20006, value = "A media event loop met an error and goes on")
    void loopError(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 20007, value = "Media of call %s leg %s has no socket of its own for %s and takes the slow path")
    void twinFailed(CallId call, LegId leg, InetSocketAddress device, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 20008, value = "Media event loop %s did not stop in time")
    void loopStuck(String name);

    @LogMessage(level = WARN)
    @Message(id = 20009, value = "The addresses of this host cannot be read, SDP will name loopback")
    void addressesUnknown(@Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 20010, value = "Call %s leg %s stays silent: this Java has no cipher for %s")
    void noCipher(CallId call, LegId leg, String suite, @Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 20011, value = "A packet of call %s leg %s could not be processed by its cipher (further cases are not logged)")
    void cipherFailed(CallId call, LegId leg, @Cause Throwable cause);

    @LogMessage(level = INFO)
    @Message(id = 20012, value = "A DTLS handshake of call %s leg %s was broken off: %s")
    void handshakeFailed(CallId call, LegId leg, String reason);

    @LogMessage(level = WARN)
    @Message(id = 20016, value = "The group %s cannot be spoken to; look at carillon.multicast.interface and the routes of this host: %s")
    void groupNotReached(String group, String reason);

    @LogMessage(level = INFO)
    @Message(id = 20013, value = "%s runs at ordinary priority, audio may wait for other work of this machine: %s. To let it go ahead: LimitRTPRIO=1 in the unit, --ulimit rtprio=1 for a container")
    void notRealTime(String loop, String reason);

    @LogMessage(level = WARN)
    @Message(id = 20014, value = "%s was busy for %d %% of a second and runs at ordinary priority for a while, so that other work of this machine gets on")
    void steppedBack(String loop, int percent);

    @LogMessage(level = WARN)
    @Message(id = 20015, value = "%s does not keep up and loses packets; for some seconds it lets the compiler go first. When this comes back long after the start: more processors, and carillon.rtp.loops")
    void saturated(String loop);

    @LogMessage(level = INFO)
    @Message(id = 20017, value = "Opus is spoken with up to %d devices at a time, by %s")
    void opusSpoken(int legs, String library);

    @LogMessage(level = WARN)
    @Message(id = 20018, value = "Opus is relayed and not spoken: devices that have nothing else reach only one another. Install libopus (Debian and Ubuntu: libopus0, Fedora and RHEL: opus) and start again, or set carillon.media.opus-legs to 0: %s")
    void opusNotSpoken(String reason);
}
