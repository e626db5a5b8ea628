package io.carillon.identity;

import java.security.cert.X509Certificate;

/**
 * What was found where a signature says that its certificate is.
 *
 * @param certificate of the signer; null when it is not taken
 * @param rejection why it is not; null when it is
 * @param why in words
 */
record Found(X509Certificate certificate, Rejection rejection, String why) {
    static Found trusted(X509Certificate certificate) {
        return new Found(certificate, null, "");
    }

    static Found rejected(Rejection rejection, String why) {
        return new Found(null, rejection, why);
    }
}
