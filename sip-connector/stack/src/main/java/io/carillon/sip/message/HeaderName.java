package io.carillon.sip.message;

import java.util.Locale;

/** A header field name in its canonical spelling; compact forms (RFC 3261 section 7.3.3) are the same name. */
public final class HeaderName {
    public static final HeaderName VIA = HeaderTable.known("Via", 'v');
    public static final HeaderName FROM = HeaderTable.known("From", 'f');
    public static final HeaderName TO = HeaderTable.known("To", 't');
    public static final HeaderName CALL_ID = HeaderTable.known("Call-ID", 'i');
    public static final HeaderName CSEQ = HeaderTable.known("CSeq");
    public static final HeaderName MAX_FORWARDS = HeaderTable.known("Max-Forwards");
    public static final HeaderName CONTACT = HeaderTable.known("Contact", 'm');
    public static final HeaderName ROUTE = HeaderTable.known("Route");
    public static final HeaderName RECORD_ROUTE = HeaderTable.known("Record-Route");
    public static final HeaderName PATH = HeaderTable.known("Path");
    public static final HeaderName SERVICE_ROUTE = HeaderTable.known("Service-Route");
    public static final HeaderName CONTENT_TYPE = HeaderTable.known("Content-Type", 'c');
    public static final HeaderName CONTENT_LENGTH = HeaderTable.known("Content-Length", 'l');
    public static final HeaderName CONTENT_ENCODING = HeaderTable.known("Content-Encoding", 'e');
    public static final HeaderName CONTENT_DISPOSITION = HeaderTable.known("Content-Disposition");
    public static final HeaderName EXPIRES = HeaderTable.known("Expires");
    public static final HeaderName MIN_EXPIRES = HeaderTable.known("Min-Expires");
    public static final HeaderName AUTHORIZATION = HeaderTable.known("Authorization");
    public static final HeaderName PROXY_AUTHORIZATION = HeaderTable.known("Proxy-Authorization");
    public static final HeaderName WWW_AUTHENTICATE = HeaderTable.known("WWW-Authenticate");
    public static final HeaderName PROXY_AUTHENTICATE = HeaderTable.known("Proxy-Authenticate");
    public static final HeaderName ALLOW = HeaderTable.known("Allow");
    public static final HeaderName ACCEPT = HeaderTable.known("Accept");
    public static final HeaderName SUPPORTED = HeaderTable.known("Supported", 'k');
    public static final HeaderName REQUIRE = HeaderTable.known("Require");
    public static final HeaderName PROXY_REQUIRE = HeaderTable.known("Proxy-Require");
    public static final HeaderName UNSUPPORTED = HeaderTable.known("Unsupported");
    public static final HeaderName USER_AGENT = HeaderTable.known("User-Agent");
    public static final HeaderName SERVER = HeaderTable.known("Server");
    public static final HeaderName DATE = HeaderTable.known("Date");
    public static final HeaderName TIMESTAMP = HeaderTable.known("Timestamp");
    public static final HeaderName SUBJECT = HeaderTable.known("Subject", 's');
    public static final HeaderName WARNING = HeaderTable.known("Warning");
    public static final HeaderName RETRY_AFTER = HeaderTable.known("Retry-After");
    public static final HeaderName REASON = HeaderTable.known("Reason");
    public static final HeaderName EVENT = HeaderTable.known("Event", 'o');
    public static final HeaderName ALLOW_EVENTS = HeaderTable.known("Allow-Events", 'u');
    public static final HeaderName SUBSCRIPTION_STATE = HeaderTable.known("Subscription-State");
    public static final HeaderName REFER_TO = HeaderTable.known("Refer-To", 'r');
    public static final HeaderName REFERRED_BY = HeaderTable.known("Referred-By", 'b');
    public static final HeaderName REPLACES = HeaderTable.known("Replaces");
    public static final HeaderName JOIN = HeaderTable.known("Join");
    public static final HeaderName SESSION_EXPIRES = HeaderTable.known("Session-Expires", 'x');
    public static final HeaderName MIN_SE = HeaderTable.known("Min-SE");
    public static final HeaderName RSEQ = HeaderTable.known("RSeq");
    public static final HeaderName RACK = HeaderTable.known("RAck");
    public static final HeaderName P_ASSERTED_IDENTITY = HeaderTable.known("P-Asserted-Identity");
    public static final HeaderName P_PREFERRED_IDENTITY = HeaderTable.known("P-Preferred-Identity");
    public static final HeaderName PRIVACY = HeaderTable.known("Privacy");
    public static final HeaderName DIVERSION = HeaderTable.known("Diversion");
    public static final HeaderName IDENTITY = HeaderTable.known("Identity", 'y');
    public static final HeaderName ACCEPT_CONTACT = HeaderTable.known("Accept-Contact", 'a');
    public static final HeaderName REJECT_CONTACT = HeaderTable.known("Reject-Contact", 'j');
    public static final HeaderName REQUEST_DISPOSITION = HeaderTable.known("Request-Disposition", 'd');
    public static final HeaderName MIME_VERSION = HeaderTable.known("MIME-Version");

    private final String text;
    private final String lower;
    private final int id;

    HeaderName(String text, int id) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
        this.id = id;
    }

    /** The name in canonical spelling; a name we do not know keeps the spelling given. */
    public static HeaderName of(String name) {
        return HeaderTable.of(name);
    }

    /** The known name at these bytes, or null. Looking through this class makes sure that the table is filled. */
    static HeaderName find(byte[] bytes, int from, int to) {
        return HeaderTable.find(bytes, from, to);
    }

    static HeaderName byId(int id) {
        return HeaderTable.byId(id);
    }

    /** Position in the table of known names, -1 for others. */
    int id() {
        return id;
    }

    String lower() {
        return lower;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderName h && h.lower.equals(lower);
    }

    @Override
    public int hashCode() {
        return lower.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
