package io.carillon.sip.invite;

import io.carillon.contract.DialNotes;
import io.carillon.sip.DialRequest;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Headers of an INVITE of ours that tell the callee's device more than who calls. */
final class Courtesies {
    private static final HeaderName ALERT_INFO = HeaderName.of("Alert-Info");
    private static final HeaderName CALL_INFO = HeaderName.of("Call-Info");
    private static final HeaderName ANSWER_MODE = HeaderName.of("Answer-Mode");

    /** RFC 3261 section 20.17. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private Courtesies() {}

    /** The caller's own headers, as far as they may pass. */
    static void passOn(RequestBuilder invite, DialRequest request, Passing passing) {
        if (!(request.like() instanceof Leg caller)) {
            return;
        }
        String trunk = request.target().trunk() == null ? null : request.target().trunk().trunk();
        for (PassedHeader header : caller.passed()) {
            if (passing.goes(header, caller, trunk)) {
                invite.header(header.name(), header.value());
            }
        }
    }

    static void add(RequestBuilder invite, DialRequest request, String host) {
        DialNotes notes = request.notes();
        if (notes == DialNotes.NONE) {
            return;
        }
        if (notes.referredBy() != null) {
            invite.header(HeaderName.REFERRED_BY, "<" + Parties.uri(notes.referredBy(), host) + ">");
        }
        if (notes.withheld()) {
            invite.header(HeaderName.PRIVACY, "id");
        }
        if (notes.signed().isPresent()) {
            invite.headers(HeaderName.IDENTITY, notes.signed().headers())
                    .header(HeaderName.DATE, DATE.format(notes.signed().at().atOffset(ZoneOffset.UTC)));
        }
        if (notes.verified().asserted() && !request.shown().number().equals("anonymous")) {
            invite.header(HeaderName.P_ASSERTED_IDENTITY,
                    Parties.verified(request.shown(), host, notes.verified().verstat()));
        }
        if (notes.autoAnswer()) {
            autoAnswer(invite, host);
        }
        if (!notes.diverted().isEmpty()) {
            diversion(invite, notes.diverted(), host);
            history(invite, notes.diverted(), request, host);
        }
    }

    /** What makes a phone answer by itself differs by maker; each takes what it knows. The phone decides whether it does. */
    private static void autoAnswer(RequestBuilder invite, String host) {
        invite.header(ALERT_INFO, "<http://" + host + ">;info=alert-autoanswer;delay=0")
                .header(CALL_INFO, "<sip:" + host + ">;answer-after=0")
                .header(ANSWER_MODE, "Auto");
    }

    /** RFC 5806 section 4: the last one that sent the call on stands first. */
    private static void diversion(RequestBuilder invite, List<DialNotes.Diverted> diverted, String host) {
        for (int i = diverted.size() - 1; i >= 0; i--) {
            DialNotes.Diverted by = diverted.get(i);
            invite.header(HeaderName.DIVERSION,
                    "<" + Parties.uri(by.number(), host) + ">;reason=" + diversionReason(by.why()) + ";counter=1");
        }
    }

    private static String diversionReason(DialNotes.Why why) {
        return switch (why) {
            case ALWAYS -> "unconditional";
            case BUSY -> "user-busy";
            case NO_ANSWER -> "no-answer";
            case UNREACHABLE -> "unavailable";
            case BY_DEVICE -> "deflection";
            case UNKNOWN -> "unknown";
        };
    }

    /** RFC 7044 section 9: where the call has been, the first target first; {@code mp} points at who it was meant for. */
    private static void history(
            RequestBuilder invite, List<DialNotes.Diverted> diverted, DialRequest request, String host) {
        List<String> entries = new ArrayList<>(diverted.size() + 1);
        String index = "1";
        String parent = "";
        for (DialNotes.Diverted by : diverted) {
            entries.add("<" + Parties.uri(by.number(), host) + "?Reason=SIP%3Bcause%3D" + historyCause(by.why())
                    + ">;index=" + index + parent);
            parent = ";mp=" + index;
            index += ".1";
        }
        entries.add("<" + request.target().uri() + ">;index=" + index + parent);
        invite.headers(SentOnBy.HISTORY_INFO, entries);
    }

    private static int historyCause(DialNotes.Why why) {
        return switch (why) {
            case ALWAYS -> 302;
            case BUSY -> 486;
            case NO_ANSWER -> 408;
            case UNREACHABLE -> 503;
            case BY_DEVICE -> 480;
            case UNKNOWN -> 404;
        };
    }
}
