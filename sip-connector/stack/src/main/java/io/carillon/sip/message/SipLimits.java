package io.carillon.sip.message;

/**
 * How much of a message we read before we call it hostile. All caps are inclusive.
 *
 * @param messageBytes whole message, start line to end of body
 * @param headerLineBytes one header field with its folded continuation lines
 * @param headers header fields of a message
 * @param vias Via values of a message
 * @param routes Route, Record-Route, Path, Service-Route or Contact values of a message, each
 * @param params parameters of one header value or URI
 */
public record SipLimits(int messageBytes, int headerLineBytes, int headers, int vias, int routes, int params) {
    /** What a phone system needs, and not more. */
    public static final SipLimits DEFAULT = new SipLimits(65_536, 8_192, 200, 70, 30, 100);

    public SipLimits {
        if (messageBytes < 512 || headerLineBytes < 128 || headers < 8 || vias < 1 || routes < 1 || params < 4) {
            throw new IllegalArgumentException("SIP limits too small to take an ordinary message");
        }
    }
}
