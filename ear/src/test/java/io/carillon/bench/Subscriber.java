package io.carillon.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An account of the load generator; remembers its nonce and sends credentials with the first request, as phones do. */
final class Subscriber {
    final String number;
    private final String secret;
    private String realm;
    private String nonce;
    private String opaque = "";
    private String ha1;
    private int nonceCount;

    Subscriber(String number, String secret) {
        this.number = number;
        this.secret = secret;
    }

    boolean isChallenged() {
        return nonce != null;
    }

    /** Takes the MD5 challenge of a 401 or 407. */
    void challenged(String message) {
        for (String line : message.split("\r\n")) {
            if (line.regionMatches(true, 0, "WWW-Authenticate:", 0, 17)
                    || line.regionMatches(true, 0, "Proxy-Authenticate:", 0, 19)) {
                if (!line.contains("SHA-256")) {
                    realm = field(line, "realm=\"");
                    nonce = field(line, "nonce=\"");
                    opaque = line.contains("opaque=\"") ? field(line, "opaque=\"") : "";
                    ha1 = md5(number + ":" + realm + ":" + secret);
                    nonceCount = 0;
                }
            }
        }
    }

    private static String field(String line, String name) {
        int from = line.indexOf(name) + name.length();
        return line.substring(from, line.indexOf('"', from));
    }

    String credentials(String method, String uri) {
        String nc = HexFormat.of().toHexDigits(++nonceCount);
        String response = md5(ha1 + ":" + nonce + ":" + nc + ":0a4f113b:auth:" + md5(method + ":" + uri));
        return "Digest username=\"" + number + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=MD5, qop=auth, nc=" + nc + ", cnonce=\"0a4f113b\""
                + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
