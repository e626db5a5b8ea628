package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Tone;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Interjection;
import java.net.InetSocketAddress;

/**
 * The media of one leg: an even RTP port, the odd RTCP port after it, and what travels through them.
 *
 * <p>Every method may be called from any thread and returns without waiting for the network; calls on one endpoint take
 * effect in the order they were made. After {@link #close} all of them do nothing.
 *
 * <p>A device may send 4,000 packets per second, twenty times what the busiest codec needs; the rest is dropped and
 * counted, so that neither a broken phone nor media that was pointed at itself in a circle can occupy an event loop.
 */
public interface RtpEndpoint {
    CallId call();

    LegId leg();

    /** What goes into our SDP: the advertised address and the even port. */
    InetSocketAddress localRtp();

    /** The odd port, always the RTP port + 1. */
    int rtcpPort();

    /**
     * Tells where and how the device does media now. The source of its packets is learned again: until then packets
     * go to the SDP address, or stay with the source already known when the SDP address has not changed.
     */
    void remote(RemoteMedia remote);

    /** Changes only what the device does (hold, resume). Sources stay as learned. */
    void direction(MediaDirection direction);

    /**
     * The leg is answered: from now on a device that should send and does not is reported by
     * {@link MediaEvents#mediaTimeout}. Not before, because a ringing phone may be silent for long.
     */
    void expectMedia();

    /**
     * Plays a tone, as {@link #play(AudioSource, Runnable)} does. {@link MediaEvents#toneEnded} follows a finite one, but
     * not one that was stopped or replaced.
     */
    void play(Tone tone);

    /**
     * Plays a source of sound in packets of 20 ms: in the codec agreed on when the engine speaks it, else in G.711 when
     * the device takes that. It replaces what plays already and, while it lasts, the relayed audio; on hold its time
     * passes unheard. Bridging ends it.
     *
     * @param whenEnded done on the event loop when the source has ended, or at once when the device takes nothing that
     *     the engine speaks; not when the source was stopped or replaced. Null for nothing
     */
    void play(AudioSource source, Runnable whenEnded);

    /** Stops what plays. Nothing happens when there is nothing. */
    void stopPlaying();

    /**
     * Gives the device's audio to a listener, besides the device it is bridged with. There is one listener; null ends
     * listening.
     */
    void listen(AudioSink sink);

    /** Gives the device's audio to one more listener, beside whoever listens already. */
    void overhear(AudioSink sink);

    /**
     * Lets the device hear a source in place of everything else whenever it has something to say. There is one; null ends
     * it.
     */
    void interject(Interjection source);

    /** Ends what {@link #overhear} began; nothing happens when it has ended. */
    void ignore(AudioSink sink);

    /**
     * Sends a key to the device as telephone events (RFC 4733), between the packets of the conversation, or as tones in
     * place of what it hears, as {@link RemoteMedia#keys} says. Without effect on a device that has agreed to no events and
     * hears no tones, and when more keys than a person can press wait already.
     *
     * @param event 0 to 9, 10 for the star, 11 for the hash, 12 to 15 for A to D
     * @param millis how long it is down
     */
    void press(int event, int millis);

    /** Whether the device could be spoken with in Opus now, of which there are only a few places. */
    boolean mayBeCostly();

    /**
     * Takes the place that speaking Opus with the device needs; the endpoint keeps it until it is closed, and takes it itself when
     * it comes to that. The second and later calls find it taken.
     *
     * @return false when there is none left
     */
    boolean takeCostly();

    /** How the audio has been so far. */
    MediaReport report();

    /** Gives the ports back and ends all that goes on. The second and later calls return the same report. */
    MediaReport close();
}
