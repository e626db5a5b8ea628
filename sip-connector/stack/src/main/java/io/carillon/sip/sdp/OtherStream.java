package io.carillon.sip.sdp;

import java.util.Objects;

/**
 * An m-line we do not carry (video, a second audio, fax). It is kept only to be answered with port 0 in its place,
 * because the number and order of m-lines of a dialog never shrink (RFC 3264 section 8).
 *
 * @param media media type
 * @param protocol transport, for instance RTP/AVP
 * @param formats the format list as sent
 */
public record OtherStream(String media, String protocol, String formats) {
    public OtherStream {
        Objects.requireNonNull(media, "media");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(formats, "formats");
    }
}
