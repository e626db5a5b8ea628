package io.carillon.sip.message;

/**
 * One hop of the way a request came (RFC 3261 section 20.42).
 *
 * @param text the value as it came
 * @param transport upper case: UDP, TCP ...
 * @param host sent-by host, IPv6 without brackets
 * @param port sent-by port, -1 when absent
 * @param branch branch parameter, empty when absent
 * @param params all parameters
 */
public record Via(String text, String transport, String host, int port, String branch, Params params) {
    /** Start of a branch made by an RFC 3261 element. */
    public static final String COOKIE = "z9hG4bK";

    @Override
    public String toString() {
        return text;
    }
}
