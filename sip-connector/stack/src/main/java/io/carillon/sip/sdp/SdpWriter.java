package io.carillon.sip.sdp;

import io.carillon.contract.MediaDirection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a description as text (RFC 8866 section 5). */
final class SdpWriter {
    private static final String[] DIRECTIONS = new String[MediaDirection.values().length];

    static {
        for (MediaDirection direction : MediaDirection.values()) {
            DIRECTIONS[direction.ordinal()] = "a=" + direction.name().toLowerCase(Locale.ROOT) + "\r\n";
        }
    }

    private SdpWriter() {}

    static byte[] write(SessionDescription sdp) {
        StringBuilder out = new StringBuilder(400);
        String address = (sdp.audio().address().isIpv6() ? "IN IP6 " : "IN IP4 ") + sdp.audio().address().host();
        out.append("v=0\r\no=- ").append(sdp.origin().sessionId()).append(' ').append(sdp.origin().version())
                .append(' ').append(address)
                .append("\r\ns=-\r\nc=").append(address)
                .append("\r\nt=0 0\r\n");
        session(out, sdp.audio().carriage());
        for (int i = 0; i < sdp.others().size(); i++) {
            if (i == sdp.audioIndex()) {
                audio(out, sdp.audio());
            }
            refused(out, sdp.others().get(i));
        }
        if (sdp.audioIndex() == sdp.others().size()) {
            audio(out, sdp.audio());
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void session(StringBuilder out, Carriage carriage) {
        if (carriage.ice() != null && carriage.ice().lite()) {
            out.append("a=ice-lite\r\n");
        }
        if (carriage.bundled() && carriage.mid() != null) {
            out.append("a=group:BUNDLE ").append(carriage.mid()).append("\r\n");
        }
    }

    private static void carriage(StringBuilder out, MediaAddress address, Carriage carriage) {
        carriage.crypto().forEach(line -> line.write(out));
        if (carriage.mid() != null) {
            out.append("a=mid:").append(carriage.mid()).append("\r\n");
        }
        if (carriage.rtcpMux()) {
            out.append("a=rtcp-mux\r\n");
        }
        if (carriage.ice() != null) {
            out.append("a=ice-ufrag:").append(carriage.ice().ufrag())
                    .append("\r\na=ice-pwd:").append(carriage.ice().password()).append("\r\n");
            candidate(out, address);
        }
        carriage.fingerprints().forEach(fingerprint -> fingerprint.write(out));
        if (carriage.setup() != null) {
            out.append("a=setup:").append(carriage.setup().text()).append("\r\n");
        }
    }

    /** The one host candidate of a server whose address is known (RFC 8445 section 5.1.2.2 for its priority). */
    private static void candidate(StringBuilder out, MediaAddress address) {
        out.append("a=candidate:1 1 UDP 2130706431 ").append(address.host()).append(' ').append(address.port())
                .append(" typ host\r\na=end-of-candidates\r\n");
    }

    private static void audio(StringBuilder out, AudioStream audio) {
        out.append("m=audio ").append(audio.address().port()).append(' ').append(audio.profile());
        for (AudioFormat format : audio.formats()) {
            out.append(' ').append(format.payloadType());
        }
        out.append("\r\n");
        for (AudioFormat format : audio.formats()) {
            format(out, format);
        }
        if (audio.ptime() > 0) {
            out.append("a=ptime:").append(audio.ptime()).append("\r\n");
        }
        if (audio.maxptime() > 0) {
            out.append("a=maxptime:").append(audio.maxptime()).append("\r\n");
        }
        MediaAddress address = audio.address();
        if (address.port() > 0 && address.rtcpPort() != address.port() + 1) {
            out.append("a=rtcp:").append(address.rtcpPort()).append("\r\n");
        }
        carriage(out, address, audio.carriage());
        out.append(DIRECTIONS[audio.direction().ordinal()]);
    }

    private static void format(StringBuilder out, AudioFormat format) {
        out.append("a=rtpmap:").append(format.payloadType()).append(' ')
                .append(format.codec().name()).append('/').append(format.codec().clockRate());
        if (format.channels() > 1) {
            out.append('/').append(format.channels());
        }
        out.append("\r\n");
        if (!format.fmtp().isEmpty()) {
            out.append("a=fmtp:").append(format.payloadType()).append(' ').append(format.fmtp()).append("\r\n");
        }
    }

    /** RFC 3264 section 6: a refused stream keeps its place, its formats are of no meaning but must be there. */
    private static void refused(StringBuilder out, OtherStream other) {
        out.append("m=").append(other.media()).append(" 0 ").append(other.protocol()).append(' ')
                .append(other.formats()).append("\r\n");
    }
}
