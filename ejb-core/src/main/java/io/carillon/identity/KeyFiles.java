package io.carillon.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads keys and certificates: PEM as authorities hand them out, or a key store of Java. */
final class KeyFiles {
    private static final int MOST_BYTES = 4 << 20;

    private KeyFiles() {}

    /** A file is not what it should be. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why, Exception cause) {
            super(why, cause);
        }
    }

    /** Whether a file is PEM; otherwise it is taken for a key store. */
    static boolean isPem(Path file) throws Unusable {
        return new String(bytes(file), StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    /** The key in a PEM file: PKCS 8, or as OpenSSL writes EC keys (RFC 5915). Encrypted ones are not taken. */
    static PrivateKey key(Path pem) throws Unusable {
        String text = new String(bytes(pem), StandardCharsets.ISO_8859_1);
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject part = reader.readPemObject(); part != null; part = reader.readPemObject()) {
                byte[] encoded = switch (part.getType()) {
                    case "PRIVATE KEY" -> part.getContent();
                    case "EC PRIVATE KEY" -> new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
                            ECPrivateKey.getInstance(part.getContent())).getEncoded();
                    default -> null;
                };
                if (encoded != null) {
                    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            throw new Unusable(pem + " holds no usable EC key", broken);
        }
        throw new Unusable(pem + " holds no private key that is not encrypted", null);
    }

    /** The certificates in a PEM file, in their order. */
    static List<X509Certificate> certificates(Path pem) throws Unusable {
        try {
            List<X509Certificate> found = certificates(bytes(pem));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException broken) {
            throw new Unusable(pem + " holds no usable certificate", broken);
        }
        throw new Unusable(pem + " holds no certificate", null);
    }

    /** Certificates as PEM or DER, in their order. */
    static List<X509Certificate> certificates(byte[] encoded) throws CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        for (Certificate one : CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(encoded))) {
            if (one instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    /** A key store. */
    static KeyStore store(Path file, String password) throws Unusable {
        bytes(file);
        try {
            return KeyStore.getInstance(file.toFile(), password.toCharArray());
        } catch (IOException | GeneralSecurityException broken) {
            throw new Unusable(file + " is neither PEM nor a key store with this password", broken);
        }
    }

    /** The trusted certificates of a key store. */
    static List<X509Certificate> trusted(Path file, String password) throws Unusable {
        KeyStore store = store(file, password);
        List<X509Certificate> found = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate one) {
                    found.add(one);
                }
            }
        } catch (GeneralSecurityException broken) {
            throw new Unusable(file + " cannot be read", broken);
        }
        if (found.isEmpty()) {
            throw new Unusable(file + " holds no trusted certificate", null);
        }
        return found;
    }

    /** @param alias of the entry; empty for the only one that has a key */
    static HouseKey houseKey(Path file, String password, String alias) throws Unusable {
        KeyStore store = store(file, password);
        try {
            String entry = alias;
            for (String one : Collections.list(store.aliases())) {
                entry = entry.isEmpty() && store.isKeyEntry(one) ? one : entry;
            }
            Key key = store.getKey(entry, password.toCharArray());
            Certificate certificate = store.getCertificate(entry);
            if (key instanceof PrivateKey secret && certificate instanceof X509Certificate own) {
                return new HouseKey(secret, own);
            }
        } catch (GeneralSecurityException broken) {
            throw new Unusable(file + " does not give its key for this password", broken);
        }
        throw new Unusable(file + " holds no key" + (alias.isEmpty() ? "" : " named " + alias), null);
    }

    private static byte[] bytes(Path file) throws Unusable {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Unusable(file + " is too big", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new Unusable(file + " cannot be read", missing);
        }
    }
}
