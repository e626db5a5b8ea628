package io.carillon.sip.sdp;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Our side of the session of one leg: gives every description we send the session id of the leg and a version that
 * grows with each change (RFC 3264 sections 5 and 8), and keeps the m-lines of a dialog in their places. Used by one
 * thread at a time.
 */
public final class LocalSession {
    /** Session ids stay below 2^53 so that devices that read them as floating point numbers keep every digit. */
    private static final long SESSION_IDS = 1L << 53;

    private final long sessionId = ThreadLocalRandom.current().nextLong(1, SESSION_IDS);
    private final boolean events;
    private long version = sessionId;
    private SessionDescription last;

    /** @param events whether telephone events are ever offered or agreed to */
    public LocalSession(boolean events) {
        this.events = events;
    }

    /** A session with telephone events. */
    public LocalSession() {
        this(true);
    }

    /**
     * The text of an offer. It has every m-line that the dialog had before, even when the caller knows of the audio
     * only.
     */
    public byte[] offer(SessionDescription sdp) {
        return send(last == null || last.others().size() <= sdp.others().size() ? sdp : sdp.shapedLike(last));
    }

    /** The text of an answer, whose m-lines are those of the offer. */
    public byte[] answer(SessionDescription sdp) {
        return send(sdp);
    }

    /** What was said last, null before the first word. */
    public SessionDescription last() {
        return last;
    }

    private byte[] send(SessionDescription asked) {
        SessionDescription sdp = events ? asked : asked.withAudio(asked.audio().withoutEvents());
        SessionDescription bare = sdp.withOrigin(SdpOrigin.UNSENT);
        if (last != null && !bare.equals(last)) {
            version++;
        }
        last = bare;
        return SdpWriter.write(sdp.withOrigin(new SdpOrigin(sessionId, version)));
    }
}
