package io.carillon.sip.trunk;

import io.carillon.contract.TrunkLine;
import io.carillon.sip.message.DigestParams;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.Params;
import io.carillon.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proves to a trunk who we are (RFC 7616, RFC 8760). Only a challenge of the realm that the trunk is configured with
 * is answered; SHA-256 is preferred where both are offered. Every answer is to a fresh nonce, so its count is 1.
 */
public final class DigestClient {
    private static final HexFormat HEX = HexFormat.of();

    private final TrunkLine line;
    private final Supplier<String> tokens;

    /** @param tokens makes a cnonce nobody can guess */
    DigestClient(TrunkLine line, Supplier<String> tokens) {
        this.line = line;
        this.tokens = tokens;
    }

    /**
     * Credentials for a request.
     *
     * @param header where they stand
     * @param value whole header value
     */
    public record Answer(HeaderName header, String value) {}

    /** The answer to a 401 or 407; empty when it is not a challenge we may or can answer. */
    public Optional<Answer> answer(SipResponse challenged, String method, String uri) {
        boolean proxy = challenged.status() == 407;
        if (line.username().isEmpty() || !proxy && challenged.status() != 401) {
            return Optional.empty();
        }
        HeaderName asked = proxy ? HeaderName.PROXY_AUTHENTICATE : HeaderName.WWW_AUTHENTICATE;
        HeaderName answered = proxy ? HeaderName.PROXY_AUTHORIZATION : HeaderName.AUTHORIZATION;
        try {
            Params best = null;
            for (DigestParams challenge : challenged.digests(asked)) {
                Params params = challenge.params();
                if (challenge.scheme().equalsIgnoreCase("Digest") && isOurs(params)
                        && (best == null || hash(params).equals("SHA-256") && !hash(best).equals("SHA-256"))) {
                    best = params;
                }
            }
            return best == null ? Optional.empty() : Optional.of(new Answer(answered, value(best, method, uri)));
        } catch (MalformedHeader garbage) {
            return Optional.empty();
        }
    }

    private boolean isOurs(Params params) {
        String qop = params.get("qop");
        boolean plain = qop == null || qop.isEmpty();
        return line.realm().equals(params.get("realm")) && params.get("nonce") != null && hash(params) != null
                && (plain || (',' + qop.replace(" ", "").toLowerCase(Locale.ROOT) + ',').contains(",auth,"));
    }

    /** The hash of a challenge; absent means MD5 (RFC 7616 section 3.4), null is one we do not have. */
    private static String hash(Params params) {
        String algorithm = params.get("algorithm");
        if (algorithm == null || algorithm.equalsIgnoreCase("MD5")) {
            return "MD5";
        }
        return algorithm.equalsIgnoreCase("SHA-256") ? "SHA-256" : null;
    }

    private String value(Params challenge, String method, String uri) {
        String hash = hash(challenge);
        String nonce = challenge.get("nonce");
        String ha1 = digest(hash, line.username() + ":" + line.realm() + ":" + line.secret());
        String ha2 = digest(hash, method + ":" + uri);
        String opaque = challenge.get("opaque");
        StringBuilder value = new StringBuilder("Digest username=").append(quoted(line.username()))
                .append(", realm=").append(quoted(line.realm()))
                .append(", nonce=").append(quoted(nonce))
                .append(", uri=").append(quoted(uri))
                .append(", algorithm=").append(hash);
        String qop = challenge.get("qop");
        if (qop == null || qop.isEmpty()) {
            value.append(", response=\"").append(digest(hash, ha1 + ":" + nonce + ":" + ha2)).append('"');
        } else {
            String cnonce = tokens.get();
            value.append(", qop=auth, nc=00000001, cnonce=").append(quoted(cnonce)).append(", response=\"")
                    .append(digest(hash, ha1 + ":" + nonce + ":00000001:" + cnonce + ":auth:" + ha2)).append('"');
        }
        return opaque == null ? value.toString() : value.append(", opaque=").append(quoted(opaque)).toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String digest(String algorithm, String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has " + algorithm, missing);
        }
    }
}
