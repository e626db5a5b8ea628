package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What every request outside a dialog must be before anybody looks at what it wants (RFC 3261 section 8.2). */
final class RequestChecks {
    /** What a REGISTER may require of us (RFC 3327). */
    static final String PATH = "path";
    /** The extension that a SUBSCRIBE may require of us (RFC 4662). */
    static final String EVENTLIST = "eventlist";

    /** What our INVITEs and answers say we can do. */
    static final String EXTENSIONS = ReliableProvisionals.OPTION + ", " + SessionTimer.OPTION + ", replaces, join";

    /**
     * What a request of that method may require of us: Path, lists, to be spared NOTIFYs (RFC 4488), reliable
     * provisional responses (RFC 3262), session timers (RFC 4028).
     */
    private static final Map<String, Set<String>> SUPPORTED =
            Map.of("REGISTER", Set.of(PATH, Outbound.OPTION), "REFER", Set.of("norefersub"),
                    "SUBSCRIBE", Set.of(EVENTLIST),
                    "INVITE", Set.of(ReliableProvisionals.OPTION, SessionTimer.OPTION, "replaces", "join"),
                    "UPDATE", Set.of(SessionTimer.OPTION));

    /** Methods of other RFCs that we know and do not take; anything else is not implemented. */
    private static final Set<String> KNOWN = Set.of(
            "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "REGISTER", "UPDATE", "INFO",
            "PRACK", "REFER", "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE");
    /** Those of them that only make sense in a dialog. */
    private static final Set<String> INSIDE = Set.of("BYE", "UPDATE", "INFO", "PRACK", "REFER");

    /** Methods that are taken outside of a dialog. */
    private static final Set<String> TAKEN =
            Set.of("INVITE", "REGISTER", "OPTIONS", "SUBSCRIBE", "PUBLISH", "MESSAGE");

    private static final int MAX_FORWARDS = 255;
    private static final int ASSUMED_FORWARDS = 70;
    private static final int MAX_CONTACTS = 20;

    private RequestChecks() {}

    /** Why the request is not taken, null when nothing speaks against it. */
    static Replies.Refusal check(SipRequest request) {
        try {
            Replies.Refusal refusal = general(request);
            return refusal == null ? parties(request) : refusal;
        } catch (MalformedHeader malformed) {
            return Replies.Refusal.of(400, malformed.getMessage());
        }
    }

    /** RFC 3261 section 8.2 in its order: method, Request-URI, hops, extensions. */
    private static Replies.Refusal general(SipRequest request) throws MalformedHeader {
        if (!KNOWN.contains(request.method())) {
            return Replies.Refusal.with(501, HeaderName.ALLOW, List.of(Replies.ALLOW_ALL));
        }
        if (INSIDE.contains(request.method())) {
            return Replies.Refusal.of(481, "");
        }
        if (!TAKEN.contains(request.method())) {
            return Replies.Refusal.with(405, HeaderName.ALLOW, List.of(Replies.ALLOW_ALL));
        }
        SipUri uri = request.uri();
        boolean called = request.is("INVITE") || request.is("MESSAGE");
        if (!uri.isSip() && !(called && uri.scheme().equals("tel"))) {
            return Replies.Refusal.of(416, "Request-URI is neither a sip URI nor a number to call");
        }
        long hops = request.number(HeaderName.MAX_FORWARDS);
        if (hops > MAX_FORWARDS) {
            return Replies.Refusal.of(400, "Max-Forwards is not 0 to 255");
        }
        if (hops == 0 && !request.is("OPTIONS")) {
            return Replies.Refusal.of(483, "");
        }
        List<String> unsupported = unsupported(request);
        return unsupported.isEmpty() ? null : Replies.Refusal.with(420, HeaderName.UNSUPPORTED, unsupported);
    }

    private static Replies.Refusal parties(SipRequest request) throws MalformedHeader {
        request.from();
        request.to();
        if (request.is("REGISTER") && request.values(HeaderName.CONTACT).size() > MAX_CONTACTS) {
            return Replies.Refusal.of(403, "more than " + MAX_CONTACTS + " Contacts in one REGISTER");
        }
        List<NameAddr> contacts = request.contacts();
        if (request.is("INVITE") && contacts.size() != 1) {
            // RFC 2543 devices send none; then their From is where they are
            boolean none = contacts.isEmpty() && !request.isContactWildcard();
            return none ? null : Replies.Refusal.of(400, "INVITE needs one Contact");
        }
        if (request.is("SUBSCRIBE") && contacts.size() != 1) {
            return Replies.Refusal.of(400, "SUBSCRIBE needs one Contact");
        }
        boolean dialog = request.is("INVITE") || request.is("SUBSCRIBE");
        if (dialog && !contacts.get(0).uri().isSip()) {
            return Replies.Refusal.of(400, "Contact is not a sip URI");
        }
        return null;
    }

    /** Remaining hops of a request that passed {@link #check}. */
    static int hops(SipRequest request) throws MalformedHeader {
        long hops = request.number(HeaderName.MAX_FORWARDS);
        return hops < 0 ? ASSUMED_FORWARDS : (int) hops;
    }

    /** Option tags that the request requires and we do not have (RFC 3261 section 8.2.2.3). */
    static List<String> unsupported(SipRequest request) {
        if (!request.has(HeaderName.REQUIRE)) {
            return List.of();
        }
        Set<String> supported = SUPPORTED.getOrDefault(request.method(), Set.of());
        List<String> unsupported = new ArrayList<>();
        for (String option : request.values(HeaderName.REQUIRE)) {
            if (!option.isBlank() && !supported.contains(option.toLowerCase(Locale.ROOT))) {
                unsupported.add(option);
            }
        }
        return unsupported;
    }
}
