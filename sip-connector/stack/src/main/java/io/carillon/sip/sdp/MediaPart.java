package io.carillon.sip.sdp;

import io.carillon.contract.MediaDirection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One m-line with the lines below it. */
final class MediaPart {
    private static final int MAX_FORMATS = 30;

    private final String media;
    private final int port;
    private final String protocol;
    private final String formats;
    private final Map<Integer, String> rtpmaps = new HashMap<>();
    private final Map<Integer, String> fmtps = new HashMap<>();
    private String address;
    private MediaDirection direction;
    private int rtcpPort;
    private int ptime;
    private int maxptime;
    private final CarriageLines carriage = new CarriageLines();

    private MediaPart(String media, int port, String protocol, String formats) {
        this.media = media;
        this.port = port;
        this.protocol = protocol;
        this.formats = formats;
    }

    static MediaPart of(String value) throws BadSdp {
        List<String> fields = Fields.of(value, 4);
        if (fields.size() != 4) {
            throw BadSdp.broken("m= does not have media, port, protocol and formats");
        }
        int slash = fields.get(1).indexOf('/');
        int port = Fields.number(slash < 0 ? fields.get(1) : fields.get(1).substring(0, slash), 65_535);
        if (port < 0 || !Fields.isToken(fields.get(0)) || !Fields.isToken(fields.get(2))) {
            throw BadSdp.broken("m= is malformed");
        }
        return new MediaPart(fields.get(0), port, fields.get(2), fields.get(3).trim());
    }

    void line(char type, String value) throws BadSdp {
        if (type == 'c') {
            address = ConnectionLine.address(value);
        } else if (type == 'a') {
            attribute(value);
        }
    }

    private void attribute(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            direction = directionOr(value, direction);
            carriage.flag(value.trim());
            return;
        }
        String name = value.substring(0, colon);
        String rest = value.substring(colon + 1).trim();
        switch (name) {
            case "rtpmap" -> byType(rtpmaps, rest);
            case "fmtp" -> byType(fmtps, rest);
            case "ptime" -> ptime = Math.max(0, Fields.number(rest, 200));
            case "maxptime" -> maxptime = Math.max(0, Fields.number(rest, 400));
            case "rtcp" -> rtcpPort = Math.max(0, Fields.number(firstOf(rest), 65_535));
            default -> carriage.attribute(name, rest);
        }
    }

    /** The first of several lines for one payload type counts; a second one is somebody's mistake or trick. */
    private static void byType(Map<Integer, String> lines, String rest) {
        int space = rest.indexOf(' ');
        int type = space < 0 ? -1 : Fields.number(rest.substring(0, space), 127);
        if (type >= 0 && lines.size() < MAX_FORMATS) {
            lines.putIfAbsent(type, rest.substring(space + 1).trim());
        }
    }

    static MediaDirection directionOr(String attribute, MediaDirection otherwise) {
        return switch (attribute.trim()) {
            case "sendrecv" -> MediaDirection.SENDRECV;
            case "sendonly" -> MediaDirection.SENDONLY;
            case "recvonly" -> MediaDirection.RECVONLY;
            case "inactive" -> MediaDirection.INACTIVE;
            default -> otherwise;
        };
    }

    boolean isAudio() {
        return media.equals("audio") && AudioStream.PROFILES.contains(protocol);
    }

    boolean isWanted() {
        return port > 0;
    }

    OtherStream other() {
        return new OtherStream(media, protocol, formats);
    }

    AudioStream audio(SessionPart session) throws BadSdp {
        String host = address == null ? session.address() : address;
        if (host == null) {
            throw BadSdp.broken("no c= line for the audio stream");
        }
        Carriage how = carriage.within(session.carriage());
        MediaAddress target = new MediaAddress(host, port, rtcpPort > 0 ? rtcpPort : port + 1);
        List<AudioFormat> known = knownFormats();
        if (known.isEmpty()) {
            throw BadSdp.unacceptable("no audio format that has a name");
        }
        return new AudioStream(target, direction(session, target, how), known, ptime, maxptime, AudioStream.profile(protocol), how);
    }

    private MediaDirection direction(SessionPart session, MediaAddress target, Carriage how) {
        MediaDirection said = direction != null ? direction : session.direction();
        MediaDirection asked = said == null ? MediaDirection.SENDRECV : said;
        if (!target.isUnspecified() || how.ice() != null) {
            return asked; // with ICE the address means nothing, checks tell (RFC 8839 section 4.2.1.2)
        }
        // RFC 2543 hold: nothing may be sent to the address 0.0.0.0 (RFC 3264 section 8.4)
        return OfferAnswer.sends(asked) ? MediaDirection.SENDONLY : MediaDirection.INACTIVE;
    }

    private List<AudioFormat> knownFormats() throws BadSdp {
        List<String> types = Fields.of(formats, Integer.MAX_VALUE);
        if (types.size() > MAX_FORMATS) {
            throw BadSdp.unacceptable("more than " + MAX_FORMATS + " audio formats");
        }
        return new NamedFormats(types, rtpmaps, fmtps).known();
    }

    private static String firstOf(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }
}
