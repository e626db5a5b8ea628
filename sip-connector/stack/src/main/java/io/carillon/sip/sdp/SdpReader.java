package io.carillon.sip.sdp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the body of a SIP message as a session description. Hostile input ends as {@link SdpBody.Bad}; nothing is
 * thrown, and what we do not know is skipped as RFC 8866 section 5.13 asks.
 */
public final class SdpReader {
    static final int MAX_LINES = 200;
    static final int MAX_STREAMS = 10;
    private static final String TYPE = "application/sdp";

    private SdpReader() {}

    /**
     * Reads a body.
     *
     * @param contentType media type in lower case without parameters, empty when the header is absent
     * @param body the bytes, empty when there is no body
     */
    public static SdpBody read(String contentType, byte[] body) {
        if (body.length == 0) {
            return new SdpBody.Absent();
        }
        if (contentType.isEmpty()) {
            return new SdpBody.Bad("body without Content-Type", 400);
        }
        if (!contentType.equals(TYPE)) {
            return new SdpBody.Bad("body is not " + TYPE, 415);
        }
        try {
            return new SdpBody.Good(description(text(body)));
        } catch (BadSdp bad) {
            return new SdpBody.Bad(bad.getMessage(), bad.status());
        }
    }

    private static String text(byte[] body) throws BadSdp {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notUtf8) {
            // RFC 8866 section 4.5 allows other charsets in free text fields, which we do not read
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    private static SessionDescription description(String text) throws BadSdp {
        SessionPart session = new SessionPart();
        List<MediaPart> streams = new ArrayList<>(2);
        int lines = 0;
        for (int at = 0; at < text.length(); ) {
            int newline = text.indexOf('\n', at);
            int next = newline < 0 ? text.length() : newline;
            int end = next > at && text.charAt(next - 1) == '\r' ? next - 1 : next;
            if (end > at) {
                lines++;
                line(text.substring(at, end), lines, session, streams);
            }
            at = next + 1;
        }
        session.check();
        return pick(session, streams);
    }

    private static void line(String line, int number, SessionPart session, List<MediaPart> streams) throws BadSdp {
        if (number > MAX_LINES) {
            throw BadSdp.broken("more than " + MAX_LINES + " lines");
        }
        if (line.length() < 2 || line.charAt(1) != '=') {
            throw BadSdp.broken("line " + number + " is not type=value");
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
                throw BadSdp.broken("control character in line " + number);
            }
        }
        char type = line.charAt(0);
        if (number == 1 && type != 'v') {
            throw BadSdp.broken("first line is not v=");
        }
        String value = line.substring(2);
        if (type == 'm') {
            if (streams.size() == MAX_STREAMS) {
                throw BadSdp.unacceptable("more than " + MAX_STREAMS + " streams");
            }
            streams.add(MediaPart.of(value));
        } else if (streams.isEmpty()) {
            session.line(type, value);
        } else {
            streams.get(streams.size() - 1).line(type, value);
        }
    }

    /**
     * The first audio stream that is wanted is the call; without one the first refused audio stream tells of the
     * refusal.
     */
    private static SessionDescription pick(SessionPart session, List<MediaPart> streams) throws BadSdp {
        int chosen = -1;
        for (int i = 0; i < streams.size(); i++) {
            MediaPart stream = streams.get(i);
            if (stream.isAudio() && (chosen < 0 || !streams.get(chosen).isWanted() && stream.isWanted())) {
                chosen = i;
            }
        }
        if (chosen < 0) {
            throw BadSdp.unacceptable("no audio over RTP");
        }
        List<OtherStream> others = new ArrayList<>(streams.size() - 1);
        for (int i = 0; i < streams.size(); i++) {
            if (i != chosen) {
                others.add(streams.get(i).other());
            }
        }
        return new SessionDescription(session.origin(), streams.get(chosen).audio(session), chosen, others);
    }
}
