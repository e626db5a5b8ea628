package io.carillon.directory;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.BCryptPassword;
import org.wildfly.security.password.interfaces.ScramDigestPassword;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedPasswordAlgorithmSpec;
import org.wildfly.security.password.util.ModularCrypt;

/**
 * Passwords of accounts as the server's own security library (WildFly Elytron) keeps them: bcrypt with a salt of its own
 * per password, written as modular crypt text ({@code $2a$12$...}), which names its cost.
 */
final class Passwords {
    /** Two to the power of this many rounds: a quarter of a second or so per guess. */
    private static final int COST = 12;

    /** What bcrypt looks at. A longer password would be cut in silence, so there is none. */
    static final int MOST_BYTES = 72;

    private static final String PBKDF2 = "PBKDF2WithHmacSHA512:";

    /** A hash nobody knows the password of: unknown users cost the same work as known ones. */
    static final String OF_NOBODY = hash(Secrets.generate().toCharArray());

    private Passwords() {}

    /** Whether bcrypt sees all of it. */
    static boolean fits(char[] password) {
        return StandardCharsets.UTF_8.encode(CharBuffer.wrap(password)).remaining() <= MOST_BYTES;
    }

    static String hash(char[] password) {
        try {
            Password hashed = factory(BCryptPassword.ALGORITHM_BCRYPT)
                    .generatePassword(new EncryptablePasswordSpec(password, new IteratedPasswordAlgorithmSpec(COST)));
            return ModularCrypt.encodeAsString(hashed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the server hashes with bcrypt", impossible);
        }
    }

    static boolean matches(char[] password, String kept) {
        try {
            Password expected = isOutdated(kept) ? outdated(kept) : ModularCrypt.decode(kept);
            PasswordFactory factory = factory(expected.getAlgorithm());
            boolean same = factory.verify(factory.translate(expected), password);
            return same && (isOutdated(kept) || fits(password));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a stored password hash is damaged", damaged);
        }
    }

    /** Whether it is of the kind that earlier versions kept: to be replaced when its password is known again. */
    static boolean isOutdated(String kept) {
        return kept.startsWith(PBKDF2);
    }

    /** {@code algorithm:iterations:salt:hash}; what SCRAM keeps of a password is PBKDF2 of it (RFC 5802 section 3). */
    private static Password outdated(String kept) {
        String[] part = kept.split(":");
        Base64.Decoder base64 = Base64.getDecoder();
        return ScramDigestPassword.createRaw(
                ScramDigestPassword.ALGORITHM_SCRAM_SHA_512,
                base64.decode(part[3]),
                base64.decode(part[2]),
                Integer.parseInt(part[1]));
    }

    private static PasswordFactory factory(String algorithm) throws GeneralSecurityException {
        return PasswordFactory.getInstance(algorithm, WildFlyElytronPasswordProvider.getInstance());
    }
}
