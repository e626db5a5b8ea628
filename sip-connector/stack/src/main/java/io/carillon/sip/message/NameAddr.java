package io.carillon.sip.message;

/**
 * A party in From, To, Contact, Route, Record-Route, Path, Refer-To, P-Asserted-Identity (RFC 3261 section 20.10).
 *
 * @param text the value as it came, parameters included
 * @param displayName without quotes, escapes undone; empty when absent
 * @param uri the URI
 * @param params header parameters (tag, expires, q, +sip.instance ...)
 */
public record NameAddr(String text, String displayName, SipUri uri, Params params) {

    /** Reads one value. */
    public static NameAddr parse(String text) throws MalformedHeader {
        return AddressReader.read(text, SipLimits.DEFAULT);
    }

    /** Its tag parameter, null when absent. */
    public String tag() {
        return params.get("tag");
    }

    @Override
    public String toString() {
        return text;
    }
}
