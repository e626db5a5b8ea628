package io.carillon.api.auth;

import io.carillon.api.ApiLog;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The RSA key that signs tokens. Kept as PKCS #8 PEM in a file that only the server's owner can read, outside every
 * archive, so that it survives deployments and is in no backup of the application. Deleting the file and restarting
 * voids all tokens.
 */
final class SigningKey {
    static final String FILE = "api-signing-key.pem";
    private static final int BITS = 2048;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final RSAPrivateCrtKey key;
    private final String id;

    private SigningKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
        this.key = key;
        this.id = thumbprint(key);
    }

    /** The key of this server, made when there is none. */
    static SigningKey ofServer() {
        return OfServer.KEY;
    }

    /** The key in this directory, made when there is none. */
    static SigningKey in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (!Files.exists(file)) {
                Files.createDirectories(directory, ownerOnly(posix, "rwx------"));
                make(file, posix);
                SigningKey made = read(file);
                ApiLog.SECURITY.keyMade(file.toString(), made.id());
                return made;
            }
            if (posix) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return read(file);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw ApiLog.SECURITY.keyUnusable(file.toString(), e.toString(), e);
        }
    }

    private static void make(Path file, boolean posix) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
        // Complete before it has its name: a crash leaves no half key behind.
        Path fresh = Files.createTempFile(file.getParent(), "key", ".tmp", ownerOnly(posix, "rw-------"));
        Files.writeString(fresh, pem("PRIVATE KEY", der), StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        if (!pem.startsWith(BEGIN)) {
            throw new IllegalArgumentException("not a PKCS #8 private key in PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        RSAPrivateCrtKey key =
                (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        if (key.getModulus().bitLength() < BITS) {
            throw new IllegalArgumentException("the key is shorter than " + BITS + " bits");
        }
        return new SigningKey(key);
    }

    /** Name of the key in tokens: its thumbprint (RFC 7638), so a new key has a new name. */
    String id() {
        return id;
    }

    /** The half that signs; it never leaves the server. */
    PrivateKey privateHalf() {
        return key;
    }

    /** The half that verifies. */
    PublicKey publicHalf() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half as PEM (RFC 7468 section 13), for whoever verifies. */
    String publicKey() {
        return pem("PUBLIC KEY", publicHalf().getEncoded());
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    private static String thumbprint(RSAPrivateCrtKey key) throws GeneralSecurityException {
        String canonical = "{\"e\":\"" + base64(key.getPublicExponent()) + "\",\"kty\":\"RSA\",\"n\":\""
                + base64(key.getModulus()) + "\"}";
        return URL.encodeToString(
                MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Base64urlUInt of RFC 7518 section 2: big-endian without a sign byte. */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Read once per deployment; the class loader runs it once however many ask. */
    private static final class OfServer {
        static final SigningKey KEY = in(directory());

        private static Path directory() {
            String data = System.getProperty("jboss.server.data.dir");
            if (data == null) {
                throw new IllegalStateException("jboss.server.data.dir is not set");
            }
            return Path.of(data, "carillon", "keys");
        }
    }
}
