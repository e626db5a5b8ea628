package io.carillon.sip.invite;

import io.carillon.contract.DialNotes;
import io.carillon.contract.DialNotes.Why;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has sent a call on before it came to us, as the INVITE of a trunk says: in Diversion (RFC 5806), else in
 * History-Info (RFC 7044, the reasons as RFC 7544 translates them). Whoever does not want to be named is not kept.
 */
final class SentOnBy {
    static final HeaderName HISTORY_INFO = HeaderName.of("History-Info");
    /** More than these, the last ones, are not kept. */
    static final int MOST = 8;

    private static final int LONGEST_NUMBER = 64;
    private static final Pattern SIP_CAUSE = Pattern.compile("(?i)\\s*SIP\\s*;(?:.*;)?\\s*cause\\s*=\\s*(\\d{3})\\b.*");

    private SentOnBy() {}

    /** The first one first; nobody when the headers make no sense, for which no call is refused. */
    static List<DialNotes.Diverted> of(SipRequest invite) {
        try {
            if (invite.has(HeaderName.DIVERSION)) {
                return diversion(invite.addresses(HeaderName.DIVERSION));
            }
            return invite.has(HISTORY_INFO) && !lower(invite.value(HeaderName.PRIVACY)).contains("history")
                    ? history(invite.addresses(HISTORY_INFO)) : List.of();
        } catch (MalformedHeader malformed) {
            return List.of();
        }
    }

    /** RFC 5806 section 4: the last one that sent the call on stands first. */
    private static List<DialNotes.Diverted> diversion(List<NameAddr> headers) {
        List<DialNotes.Diverted> diverted = new ArrayList<>();
        for (NameAddr header : headers) {
            String privacy = lower(header.params().get("privacy"));
            if (diverted.size() < MOST && !privacy.equals("full") && !privacy.equals("uri")) {
                add(diverted, header, why(lower(header.params().get("reason"))));
            }
        }
        Collections.reverse(diverted);
        return diverted;
    }

    private static Why why(String reason) {
        return switch (reason) {
            case "unconditional", "time-of-day", "do-not-disturb", "follow-me" -> Why.ALWAYS;
            case "user-busy" -> Why.BUSY;
            case "no-answer", "away" -> Why.NO_ANSWER;
            case "unavailable", "out-of-service" -> Why.UNREACHABLE;
            case "deflection" -> Why.BY_DEVICE;
            default -> Why.UNKNOWN;
        };
    }

    /**
     * Each entry is where the call went next. It was sent on from there to another party when the next entry says so
     * ({@code mp}, or a cause as RFC 4458 has it); one that was merely looked up ({@code rc}) was not.
     */
    private static List<DialNotes.Diverted> history(List<NameAddr> entries) throws MalformedHeader {
        List<DialNotes.Diverted> diverted = new ArrayList<>();
        for (int i = Math.max(0, entries.size() - 1 - MOST); i < entries.size() - 1; i++) {
            NameAddr from = entries.get(i);
            NameAddr to = entries.get(i + 1);
            String cause = to.uri().params().get("cause");
            boolean sentOn = cause != null || to.params().get("mp") != null;
            if (sentOn && !lower(from.uri().header("Privacy")).contains("history")) {
                add(diverted, from, why(cause == null ? from.uri().header("Reason") : "SIP;cause=" + cause, Why.UNKNOWN));
            }
        }
        return diverted;
    }

    private static Why why(String reasonOrNull, Why otherwise) {
        Matcher cause = SIP_CAUSE.matcher(reasonOrNull == null ? "" : reasonOrNull);
        return !cause.matches() ? otherwise : switch (cause.group(1)) {
            case "302" -> Why.ALWAYS;
            case "486" -> Why.BUSY;
            case "408" -> Why.NO_ANSWER;
            case "503" -> Why.UNREACHABLE;
            case "480", "487" -> Why.BY_DEVICE;
            default -> otherwise;
        };
    }

    private static void add(List<DialNotes.Diverted> diverted, NameAddr by, Why why) {
        String number = Parties.number(by);
        if (!number.isEmpty() && number.length() <= LONGEST_NUMBER && number.chars().noneMatch(Character::isISOControl)) {
            diverted.add(new DialNotes.Diverted(number, why));
        }
    }

    private static String lower(String textOrNull) {
        return textOrNull == null ? "" : textOrNull.toLowerCase(Locale.ROOT);
    }
}
