package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A header that is not ours and that the operator lets through to the other leg (User-to-User of RFC 7433, headers of
 * his own). What a call is made of never passes, whatever is listed.
 *
 * @param name its name
 * @param value its value, on one line
 */
record PassedHeader(HeaderName name, String value) {
    private static final int MOST = 16;
    private static final int LONGEST = 1_024;
    /** Headers that say who, where and how: these we write ourselves. */
    private static final Set<String> NEVER = Set.of("via", "from", "to", "call-id", "cseq", "max-forwards", "contact",
            "route", "record-route", "path", "content-type", "content-length", "content-encoding", "authorization",
            "proxy-authorization", "require", "proxy-require", "supported", "allow", "privacy", "p-asserted-identity",
            "p-preferred-identity", "diversion", "history-info", "referred-by", "replaces", "join", "session-expires",
            "min-se", "rseq", "rack", "identity", "user-agent", "server", "refer-to", "event", "subscription-state");

    /** Headers of a caller's INVITE that may pass, of those that the operator allows. */
    static List<PassedHeader> of(SipRequest invite, List<String> allowed) {
        if (allowed.isEmpty()) {
            return List.of();
        }
        List<PassedHeader> passed = null;
        for (int n = 0; n < invite.headerCount(); n++) {
            HeaderName name = invite.headerName(n);
            if (isAllowed(name.toString(), allowed) && invite.headerValue(n).length() <= LONGEST) {
                passed = passed == null ? new ArrayList<>(2) : passed;
                passed.add(new PassedHeader(name, invite.headerValue(n)));
                if (passed.size() == MOST) {
                    break;
                }
            }
        }
        return passed == null ? List.of() : List.copyOf(passed);
    }

    /** Whether the operator allows it. */
    boolean isAmong(List<String> allowed) {
        return isAllowed(name.toString(), allowed);
    }

    private static boolean isAllowed(String name, List<String> allowed) {
        for (int i = 0; i < allowed.size(); i++) {
            String one = allowed.get(i);
            boolean family = one.endsWith("*");
            int length = family ? one.length() - 1 : one.length();
            if ((family || name.length() == length) && name.regionMatches(true, 0, one, 0, length)) {
                return !NEVER.contains(name.toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }
}
