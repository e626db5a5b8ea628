package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.IdentityClaim;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;
import java.util.List;
import java.util.Locale;

/**
 * Who a caller says it is, in From, P-Asserted-Identity and P-Preferred-Identity (RFC 3325). No device is trusted to say
 * that of anybody but the user it proved to be; it may ask not to be named (RFC 3323).
 */
final class CallerClaim {
    private static final String NOBODY = "anonymous.invalid";
    /** Signatures of a call that are looked at and passed on. */
    private static final int MOST_SIGNATURES = 4;

    private CallerClaim() {}

    /** Whether all it claims fits what it proved. */
    static boolean fits(SipRequest request, SipUri from, Aor proven) throws MalformedHeader {
        if (!from.user().equals(proven.user()) && !isAnonymous(from)) {
            return false;
        }
        return own(request, HeaderName.P_ASSERTED_IDENTITY, proven)
                && own(request, HeaderName.P_PREFERRED_IDENTITY, proven);
    }

    private static boolean own(SipRequest request, HeaderName name, Aor proven) throws MalformedHeader {
        if (!request.has(name)) {
            return true;
        }
        for (NameAddr claimed : request.addresses(name)) {
            if (!claimed.uri().user().equals(proven.user())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the caller does not want to be known: it says so, or hides its From already. */
    static boolean isWithheld(SipRequest request, SipUri from) {
        if (isAnonymous(from)) {
            return true;
        }
        String privacy = request.value(HeaderName.PRIVACY);
        if (privacy == null) {
            return false;
        }
        for (String wish : privacy.toLowerCase(Locale.ROOT).split("[;,\\s]+")) {
            if (wish.equals("id") || wish.equals("user") || wish.equals("header")) {
                return true;
            }
        }
        return false;
    }

    /** What somebody may have signed of a call from a trunk (RFC 8224 sections 4 and 8). */
    static IdentityClaim signed(SipRequest request) throws MalformedHeader {
        if (!request.has(HeaderName.IDENTITY)) {
            return IdentityClaim.NONE;
        }
        List<String> headers = request.lines(HeaderName.IDENTITY);
        if (headers.size() > MOST_SIGNATURES) {
            headers = headers.subList(0, MOST_SIGNATURES);
        }
        List<NameAddr> asserted = request.addresses(HeaderName.P_ASSERTED_IDENTITY);
        String caller = asserted.isEmpty() ? "" : Parties.number(asserted.get(0));
        return new IdentityClaim(headers, caller.isEmpty() ? Parties.number(request.from()) : caller,
                List.of(request.uri().user(), Parties.number(request.to())));
    }

    private static boolean isAnonymous(SipUri from) {
        return from.host().equalsIgnoreCase(NOBODY);
    }
}
