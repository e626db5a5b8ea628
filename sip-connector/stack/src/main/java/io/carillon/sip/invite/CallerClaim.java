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
import java.util.regex.Pattern;

/**
 * Who a caller says it is, in From and P-Asserted-Identity (RFC 3325). No device is trusted to say that of anybody but the user
 * it proved to be; it may wish which of its numbers is shown outside (P-Preferred-Identity), and not to be named (RFC 3323).
 */
final class CallerClaim {
    private static final String NOBODY = "anonymous.invalid";
    /** Signatures of a call that are looked at and passed on. */
    private static final int MOST_SIGNATURES = 4;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,20}");

    private CallerClaim() {}

    /** Whether all it claims fits what it proved. */
    static boolean fits(SipRequest request, SipUri from, Aor proven) throws MalformedHeader {
        if (!from.user().equals(proven.user()) && !isAnonymous(from)) {
            return false;
        }
        if (!request.has(HeaderName.P_ASSERTED_IDENTITY)) {
            return true;
        }
        for (NameAddr claimed : request.addresses(HeaderName.P_ASSERTED_IDENTITY)) {
            if (!claimed.uri().user().equals(proven.user())) {
                return false;
            }
        }
        return true;
    }

    /** The number that a device wishes to be shown (RFC 3325 section 9.2); only a wish, so that what makes no sense is none. */
    static IdentityClaim preferred(SipRequest request) throws MalformedHeader {
        if (!request.has(HeaderName.P_PREFERRED_IDENTITY)) {
            return IdentityClaim.NONE;
        }
        for (NameAddr wished : request.addresses(HeaderName.P_PREFERRED_IDENTITY)) {
            String number = Parties.number(wished);
            if (NUMBER.matcher(number).matches()) {
                return new IdentityClaim(List.of(), number, List.of());
            }
        }
        return IdentityClaim.NONE;
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
                List.of(request.uri().number(), Parties.number(request.to())));
    }

    private static boolean isAnonymous(SipUri from) {
        return from.host().equalsIgnoreCase(NOBODY);
    }
}
