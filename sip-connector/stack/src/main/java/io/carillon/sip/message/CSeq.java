package io.carillon.sip.message;

/**
 * Order of requests in a dialog (RFC 3261 section 20.16).
 *
 * @param number 0 to 2^31-1
 * @param method method, as in the start line of the request
 */
public record CSeq(long number, String method) {
    @Override
    public String toString() {
        return number + " " + method;
    }
}
