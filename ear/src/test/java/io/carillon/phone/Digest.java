package io.carillon.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone's side of RFC 7616 digest with qop=auth. */
final class Digest {
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]*))");

    private Digest() {}

    static String field(String challenge, String name) {
        Matcher matcher = FIELD.matcher(challenge);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            }
        }
        return "";
    }

    static String authorization(String challenge, Account account, String method, String uri, int nonceCount) {
        String realm = field(challenge, "realm");
        String nonce = field(challenge, "nonce");
        String opaque = field(challenge, "opaque");
        String algorithm = field(challenge, "algorithm").isEmpty() ? "MD5" : field(challenge, "algorithm");
        String hash = algorithm.equalsIgnoreCase("SHA-256") ? "SHA-256" : "MD5";
        String nc = String.format("%08x", nonceCount);
        String cnonce = Long.toHexString(System.nanoTime());
        String ha1 = hex(hash, account.username() + ":" + realm + ":" + account.secret());
        String ha2 = hex(hash, method + ":" + uri);
        String response = hex(hash, ha1 + ":" + nonce + ":" + nc + ":" + cnonce + ":auth:" + ha2);
        return "Digest username=\"" + account.username() + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=" + algorithm + ", qop=auth, nc=" + nc + ", cnonce=\"" + cnonce
                + "\"" + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"");
    }

    /** The response that somebody who knows the secret would have sent. */
    static String expected(String sent, String secret, String method) {
        String ha1 = hex("MD5", field(sent, "username") + ":" + field(sent, "realm") + ":" + secret);
        String ha2 = hex("MD5", method + ":" + field(sent, "uri"));
        return hex("MD5", ha1 + ":" + field(sent, "nonce") + ":" + field(sent, "nc") + ":" + field(sent, "cnonce")
                + ":auth:" + ha2);
    }

    private static String hex(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a phone was given by the administrator. */
    record Account(String user, String username, String secret, String algorithm) {}
}
