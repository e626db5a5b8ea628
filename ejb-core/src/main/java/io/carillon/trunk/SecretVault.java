package io.carillon.trunk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks secrets that have to be opened again: what we say to a carrier cannot be a hash. AES-256 in GCM with a fresh
 * nonce each time, bound to what the secret is for, so that a row of the database is of no use in another place or on
 * another server.
 */
final class SecretVault {
    /** Base64 of 32 bytes; in the server's configuration it may be an expression that its credential store resolves. */
    static final String KEY = "carillon.secrets.key";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final String where;
    private final SecureRandom random = new SecureRandom();

    private SecretVault(byte[] key, String where) {
        this.key = new SecretKeySpec(key, "AES");
        this.where = where;
    }

    /**
     * The vault of a server.
     *
     * @param configured value of {@value #KEY}, null or blank when the key is in a file of its own
     * @param directory where that file is, made when there is none and readable by its owner alone
     * @throws IllegalArgumentException naming the setting or file, when the key is none
     */
    static SecretVault open(String configured, Path directory) {
        if (configured != null && !configured.isBlank()) {
            return new SecretVault(decoded(configured.strip(), KEY), KEY);
        }
        Path file = directory.resolve("secrets.key");
        try {
            if (!Files.exists(file)) {
                make(file);
                TrunkDataLog.LOG.keyMade(file.toString());
            }
            return new SecretVault(
                    decoded(Files.readString(file, StandardCharsets.US_ASCII).strip(), file.toString()),
                    file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the key of secrets in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static byte[] decoded(String text, String from) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(from + " must be the Base64 of " + KEY_BYTES + " bytes");
        }
        return bytes;
    }

    private static void make(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(file.getParent(), only(posix, "rwx------"));
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        // complete before it has its name: a crash leaves no half key behind
        Path whole = Files.createTempFile(file.getParent(), "secrets", ".tmp", only(posix, "rw-------"));
        Files.writeString(whole, Base64.getEncoder().encodeToString(fresh) + "\n", StandardCharsets.US_ASCII);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] only(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Where the key comes from, to be named when it does not fit. */
    String where() {
        return where;
    }

    /** @param purpose what the secret is for; it opens for the same purpose only */
    Sealed seal(String secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] box = new byte[NONCE_BYTES + locked.length];
            System.arraycopy(nonce, 0, box, 0, NONCE_BYTES);
            System.arraycopy(locked, 0, box, NONCE_BYTES, locked.length);
            return new Sealed(Base64.getEncoder().encodeToString(box));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    /** The secret; empty when there is none, when the key is another one, or when it was made for something else. */
    Optional<String> unseal(Sealed sealed, String purpose) {
        if (!sealed.isPresent()) {
            return Optional.empty();
        }
        try {
            byte[] box = Base64.getDecoder().decode(sealed.box());
            if (box.length < NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = java.util.Arrays.copyOf(box, NONCE_BYTES);
            byte[] secret = cipher(Cipher.DECRYPT_MODE, nonce, purpose)
                    .doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException wrongKey) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int encryptOrDecrypt, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(encryptOrDecrypt, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
