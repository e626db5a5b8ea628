package io.carillon.sip.subscribe;

import io.carillon.contract.Aor;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SubscribeAsked;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads SUBSCRIBE and PUBLISH into what the application decides on. */
public final class EventRequests {
    private static final HeaderName SIP_IF_MATCH = HeaderName.of("SIP-If-Match");
    private static final int LONGEST_EXPIRES_DIGITS = 10;
    private static final int MOST_ACCEPTS = 32;
    private static final int LONGEST_ID = 128;

    private EventRequests() {}

    /**
     * What a SUBSCRIBE asks.
     *
     * @param by who sends it, proven
     * @param dialog the dialog it belongs to
     * @param begins whether it begins that dialog
     */
    public static SubscribeAsked subscribe(SipRequest request, Aor by, SipDialog dialog, boolean begins)
            throws MalformedHeader {
        SipUri uri = request.uri();
        String agent = request.value(HeaderName.USER_AGENT);
        return new SubscribeAsked(
                by,
                Instant.now(),
                uri.user(),
                domain(uri),
                event(request),
                eventId(request),
                expires(request.value(HeaderName.EXPIRES)),
                accepts(request),
                request.hasToken(HeaderName.SUPPORTED, "eventlist") || request.hasToken(HeaderName.REQUIRE, "eventlist"),
                dialog,
                begins,
                request.cseq().number(),
                agent == null ? "" : agent);
    }

    /** What a PUBLISH asks. @param by who sends it, proven */
    public static PublishAsked publish(SipRequest request, Aor by) throws MalformedHeader {
        String ifMatch = request.value(SIP_IF_MATCH);
        return new PublishAsked(
                by,
                Instant.now(),
                request.uri().user(),
                event(request),
                ifMatch == null ? "" : ifMatch,
                expires(request.value(HeaderName.EXPIRES)),
                request.contentType(),
                request.body());
    }

    private static String domain(SipUri uri) {
        String host = uri.host().indexOf(':') >= 0 ? "[" + uri.host() + "]" : uri.host();
        return uri.port() < 0 ? host : host + ":" + uri.port();
    }

    private static String event(SipRequest request) {
        String value = request.value(HeaderName.EVENT);
        if (value == null) {
            return "";
        }
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 6665 section 8.2.1: {@code id} tells subscriptions of one dialog apart and goes back unchanged. */
    private static String eventId(SipRequest request) throws MalformedHeader {
        String value = request.value(HeaderName.EVENT);
        if (value == null) {
            return "";
        }
        for (String part : value.split(";")) {
            String param = part.strip();
            if (param.regionMatches(true, 0, "id=", 0, 3)) {
                String id = param.substring(3);
                if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(EventRequests::isToken)) {
                    throw new MalformedHeader("Event", "id is not a token");
                }
                return id;
            }
        }
        return "";
    }

    private static boolean isToken(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || "-.!%*_+`'~".indexOf(c) >= 0;
    }

    private static List<String> accepts(SipRequest request) {
        List<String> accepts = new ArrayList<>();
        for (String value : request.values(HeaderName.ACCEPT)) {
            int semicolon = value.indexOf(';');
            String type = (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
            if (!type.isEmpty() && accepts.size() < MOST_ACCEPTS) {
                accepts.add(type);
            }
        }
        return accepts;
    }

    /** Seconds, -1 when absent or malformed (RFC 3261 section 20.19). */
    static long expires(String digits) {
        boolean sound = digits != null && !digits.isEmpty() && digits.length() <= LONGEST_EXPIRES_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return sound ? Long.parseLong(digits) : -1;
    }
}
