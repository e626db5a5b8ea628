package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes secrets and what is kept of them. */
public final class Secrets {
    /** 55 characters that nobody confuses when reading them aloud or typing them on a telephone. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A secret of 22 characters: 127 bits. */
    public static String generate() {
        return RANDOM.ints(22, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /**
     * The HA1 of both digests (RFC 8760 section 2.4, RFC 7616 section 3.4.2); user name and AOR user are the number.
     */
    static Credential credential(Aor aor, String realm, String secret) {
        return credential(aor, aor.user(), realm, secret);
    }

    /** The realm of the server: of its first tenant, and of whoever names no domain. */
    public static String realm() {
        return Settings.ofServer().text("carillon.sip.realm", "carillon");
    }

    /**
     * The same for somebody whose digest user name is another than the user of the address of record: a trunk that
     * proves itself to us, a line of a telephone.
     */
    public static Credential credentialOf(Aor owner, String username, String secret) {
        return credential(owner, username, realm(), secret);
    }

    /** The same in this realm. */
    public static Credential credential(Aor owner, String username, String realm, String secret) {
        byte[] text = (username + ":" + realm + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return new Credential(owner, username, realm, hex("MD5", text), hex("SHA-256", text));
    }

    private static String hex(String algorithm, byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has " + algorithm, absent);
        }
    }
}
