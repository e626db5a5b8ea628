package io.carillon.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blots out what nobody who reads a message may learn: digest answers, which are as good as a weak password, nonces,
 * other credentials, and keys of encrypted audio. The length stays the same, so a message can still be read by
 * Content-Length.
 */
public final class Secrets {
    /** A credentials header with its folded lines. */
    private static final Pattern CREDENTIALS = Pattern.compile(
            "(?im)^(?:Proxy-|WWW-)?Auth(?:orization|enticate|entication-Info)[ \\t]*:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)");

    /** Parameters of a digest that are worth something. */
    private static final Pattern DIGEST = Pattern.compile(
            "(?i)\\b(?:response|c?nonce|nextnonce|rspauth)[ \\t\\r\\n]*=[ \\t\\r\\n]*(\"[^\"]*\"?|[^,\\s]*)");

    /** Keys in SDP: RFC 4568, RFC 8839, and the key line of old. */
    private static final Pattern KEYS = Pattern.compile(
            "(?im)^(?:a=crypto:[^\\r\\n]*?inline:|a=ice-pwd:|k=)([^|\\r\\n]*)|\\binline:([A-Za-z0-9+/=]+)");

    private Secrets() {}

    /** A copy without secrets. */
    public static byte[] blotted(byte[] message) {
        // one character for one byte
        StringBuilder text = new StringBuilder(new String(message, StandardCharsets.ISO_8859_1));
        Matcher credentials = CREDENTIALS.matcher(text.toString());
        while (credentials.find()) {
            String value = credentials.group(1);
            if (value.regionMatches(true, 0, "Digest", 0, 6) || value.isEmpty()) {
                blot(text, credentials.start(1), DIGEST.matcher(value));
            } else if (!credentials.group().regionMatches(true, 0, "Authentication-Info", 0, 19)) {
                blot(text, credentials.start(1), credentials.end(1));
            } else {
                blot(text, credentials.start(1), DIGEST.matcher(value));
            }
        }
        blot(text, 0, KEYS.matcher(text.toString()));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void blot(StringBuilder text, int offset, Matcher secrets) {
        while (secrets.find()) {
            for (int group = 1; group <= secrets.groupCount(); group++) {
                if (secrets.start(group) >= 0) {
                    blot(text, offset + secrets.start(group), offset + secrets.end(group));
                }
            }
        }
    }

    private static void blot(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '"' && c != '\r' && c != '\n') {
                text.setCharAt(i, '*');
            }
        }
    }

    /** The message as text for somebody's eyes: no secrets, and no control characters that a terminal would obey. */
    public static String readable(byte[] message) {
        StringBuilder text = new StringBuilder(new String(blotted(message), StandardCharsets.UTF_8));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\r' && c != '\n' && c != '\t' || c == 127) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
