package io.carillon.identity;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What was found where a signature says that its certificate is.
 *
 * @param certificate of the signer; null when it is not taken
 * @param path the signer's certificate and what leads from it to somebody we trust, him included; empty when it is not taken
 * @param rejection why it is not; null when it is
 * @param why in words
 */
record Found(X509Certificate certificate, List<X509Certificate> path, Rejection rejection, String why) {
    Found {
        path = List.copyOf(path);
    }

    static Found trusted(List<X509Certificate> path) {
        return new Found(path.get(0), path, null, "");
    }

    static Found rejected(Rejection rejection, String why) {
        return new Found(null, List.of(), rejection, why);
    }
}
