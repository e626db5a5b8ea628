package io.carillon.identity;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Instant;

/**
 * What the house signs with.
 *
 * @param key ECDSA on P-256
 * @param certificate of its public half
 */
record HouseKey(PrivateKey key, X509Certificate certificate) {
    private static final byte[] TRIAL = {1, 2, 3};

    /** @throws IllegalArgumentException when it cannot sign PASSporTs, or is not the key of the certificate */
    HouseKey {
        if (!isP256(key) || !isP256(certificate.getPublicKey())) {
            throw new IllegalArgumentException("is no ECDSA key on P-256");
        }
        if (!fit(key, certificate.getPublicKey())) {
            throw new IllegalArgumentException("is not the key of the certificate");
        }
    }

    /** Whether this is a key that ES256 takes. */
    static boolean isP256(Object key) {
        return key instanceof ECKey ec && ec.getParams().getCurve().getField().getFieldSize() == 256;
    }

    private static boolean fit(PrivateKey key, PublicKey other) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(TRIAL);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(TRIAL);
            return signature.verify(signed);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    boolean isValid(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Never prints the key. */
    @Override
    public String toString() {
        return "HouseKey[" + certificate.getSubjectX500Principal() + "]";
    }
}
