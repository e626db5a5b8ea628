package io.carillon.sip.transport;

import io.carillon.sip.message.SipMessage;
import java.nio.charset.StandardCharsets;

/**
 * Messages as they go over the wire, in the log category {@code io.carillon.sip.message} at TRACE. Digest answers are
 * blotted out, since one is as good as a weak password; control characters are too, since a log may be read on a
 * terminal.
 */
final class WireTrace {
    private static final String SECRET = "response=\"";

    private WireTrace() {}

    static void received(byte[] bytes, Flow flow) {
        if (TransportLog.WIRE.isTraceEnabled()) {
            TransportLog.WIRE.tracef("received from %s%n%s", flow.remote(), readable(bytes));
        }
    }

    static void sent(SipMessage message, Flow flow) {
        if (TransportLog.WIRE.isTraceEnabled()) {
            TransportLog.WIRE.tracef("sent to %s%n%s", flow.remote(), readable(message.bytes()));
        }
    }

    static String readable(byte[] bytes) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
        for (int at = text.indexOf(SECRET); at >= 0; at = text.indexOf(SECRET, at + SECRET.length())) {
            for (int i = at + SECRET.length(); i < text.length() && text.charAt(i) != '"'
                    && text.charAt(i) != '\r'; i++) {
                text.setCharAt(i, '*');
            }
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\r' && c != '\n' && c != '\t' || c == 127) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
