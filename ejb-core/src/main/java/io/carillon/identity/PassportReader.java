package io.carillon.identity;

import io.carillon.contract.Attestation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Reads Identity headers (RFC 8224 section 4). A bad one is a value, not an exception. */
final class PassportReader {
    static final String SHAKEN = "shaken";
    /** RFC 8946. */
    static final String DIV = "div";
    static final AlgorithmConstraints ES256 = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    private static final int MOST_DESTINATIONS = 16;

    private PassportReader() {}

    /** What an Identity header turned out to be. */
    sealed interface Reading permits Passport, Refused, NotOurs {}

    /** It is not taken. */
    record Refused(Rejection rejection, String why) implements Reading {}

    /** It is of a type that we know nothing of, and is left alone (RFC 8224 section 6.2, step 1). */
    record NotOurs() implements Reading {}

    static Reading read(String header) {
        int end = header.indexOf(';');
        String token = (end < 0 ? header : header.substring(0, end)).strip();
        Map<String, String> params = end < 0 ? Map.of() : params(header.substring(end + 1));
        String ppt = params.get("ppt");
        if (ppt != null && !ppt.equals(SHAKEN) && !ppt.equals(DIV)) {
            return new NotOurs();
        }
        Reading reading = read(token, params);
        // that it was sent on is told beside who calls: one that makes no sense is as good as none
        return DIV.equals(ppt) && reading instanceof Refused ? new NotOurs() : reading;
    }

    private static Reading read(String token, Map<String, String> params) {
        if (token.startsWith("..")) {
            // RFC 8224 section 6.2.2: who used the compact form may try again with the full one
            return new Refused(Rejection.INVALID, "compact form");
        }
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            return read(jws, token, params);
        } catch (JoseException | RuntimeException malformed) {
            return new Refused(Rejection.INVALID, "no PASSporT");
        }
    }

    private static Reading read(JsonWebSignature jws, String token, Map<String, String> params) throws JoseException {
        String type = jws.getHeader("ppt");
        if (!params.getOrDefault("ppt", type == null ? "" : type).equals(type)) {
            return params.containsKey("ppt") ? new Refused(Rejection.INVALID, "ppt differs") : new NotOurs();
        }
        if (!SHAKEN.equals(type) && !DIV.equals(type)) {
            return new NotOurs();
        }
        String algorithm = jws.getAlgorithmHeaderValue();
        if (!AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256.equals(algorithm)
                || !algorithm.equals(params.getOrDefault("alg", algorithm))) {
            return new Refused(Rejection.INVALID, "alg is not ES256");
        }
        if (!"passport".equals(jws.getHeader("typ"))) {
            return new Refused(Rejection.INVALID, "typ is not passport");
        }
        String x5u = jws.getHeader("x5u");
        String info = params.get("info");
        if (info == null || !info.equals(x5u)) {
            return new Refused(Rejection.BAD_INFO, info == null ? "info is missing" : "info is not x5u");
        }
        return claims(JsonUtil.parseJson(jws.getUnverifiedPayload()), new Signed(token, x5u, DIV.equals(type)));
    }

    /** The outside of a token. */
    private record Signed(String token, String x5u, boolean diversion) {}

    private static Reading claims(Map<String, Object> claims, Signed signed) {
        Object issued = claims.get("iat");
        if (!(issued instanceof Number seconds)) {
            return new Refused(Rejection.INVALID, "iat is missing");
        }
        Object origin = number(claims, "orig");
        Object called = number(claims, "dest");
        if (!(origin instanceof String number) || !(called instanceof List<?> numbers)
                || numbers.size() > MOST_DESTINATIONS) {
            return new Refused(Rejection.INVALID, "orig or dest names no number");
        }
        List<String> destinations = new ArrayList<>(numbers.size());
        for (Object one : numbers) {
            destinations.add(digits(String.valueOf(one)));
        }
        if (signed.diversion()) {
            return number(claims, "div") instanceof String sender
                    ? new Passport(signed.token(), signed.x5u(), Instant.ofEpochSecond(seconds.longValue()),
                            digits(number), destinations, digits(sender), null, "")
                    : new Refused(Rejection.INVALID, "div names no number");
        }
        Attestation attestation = attestation(claims.get("attest"));
        boolean traced = claims.get("origid") instanceof String origid && origid.matches("[\\x21-\\x7e]{1,64}");
        if (attestation == null || !traced) {
            return new Refused(Rejection.INVALID, attestation == null ? "attest is none of A, B, C" : "no origid");
        }
        return new Passport(signed.token(), signed.x5u(), Instant.ofEpochSecond(seconds.longValue()), digits(number),
                destinations, null, attestation, (String) claims.get("origid"));
    }

    private static Object number(Map<String, Object> claims, String whose) {
        return claims.get(whose) instanceof Map<?, ?> party ? party.get("tn") : null;
    }

    private static Attestation attestation(Object value) {
        for (Attestation one : Attestation.values()) {
            if (one.name().equals(value)) {
                return one;
            }
        }
        return null;
    }

    /** A number as RFC 8224 section 8.3 compares it: without plus and visual separators. */
    static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9' || c == '*' || c == '#') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Parameters of the header; a URI stands in angle brackets, anything may stand in quotes. */
    private static Map<String, String> params(String text) {
        Map<String, String> params = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            String param = text.substring(at, end);
            int equals = param.indexOf('=');
            if (equals > 0) {
                params.putIfAbsent(param.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        bare(param.substring(equals + 1).strip()));
            }
            at = end + 1;
        }
        return params;
    }

    private static int end(String text, int from) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            bracketed = !quoted && (c == '<' || bracketed && c != '>');
            if (c == ';' && !quoted && !bracketed) {
                return i;
            }
        }
        return text.length();
    }

    private static String bare(String value) {
        boolean wrapped = value.length() > 1 && (value.startsWith("<") && value.endsWith(">")
                || value.startsWith("\"") && value.endsWith("\""));
        return wrapped ? value.substring(1, value.length() - 1) : value;
    }
}
