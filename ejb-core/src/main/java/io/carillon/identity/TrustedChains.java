package io.carillon.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether a certificate leads to somebody we trust (RFC 5280 section 6, RFC 8226). */
final class TrustedChains {
    private static final int MOST_CERTIFICATES = 8;
    private static final int LONGEST_PATH = 5;

    private final Set<TrustAnchor> anchors;

    TrustedChains(List<X509Certificate> trusted) {
        anchors = trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
    }

    /**
     * Judges what was fetched: the certificate of the signer first, what leads on from it behind.
     *
     * @param encoded PEM or DER
     */
    Found judge(byte[] encoded, Instant now) {
        List<X509Certificate> chain;
        try {
            chain = KeyFiles.certificates(encoded);
        } catch (CertificateException none) {
            return Found.rejected(Rejection.BAD_INFO, "there is no certificate at x5u");
        }
        if (chain.isEmpty() || chain.size() > MOST_CERTIFICATES) {
            return Found.rejected(Rejection.BAD_INFO, "there are " + chain.size() + " certificates at x5u");
        }
        X509Certificate signer = chain.get(0);
        if (!HouseKey.isP256(signer.getPublicKey())) {
            return Found.rejected(Rejection.UNSUPPORTED, "certificate has no key on P-256");
        }
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[0]) {
            return Found.rejected(Rejection.UNSUPPORTED, "certificate is not for signatures");
        }
        try {
            return Found.trusted(build(chain, now));
        } catch (CertPathBuilderException untrusted) {
            return Found.rejected(Rejection.UNSUPPORTED, "certificate does not lead to an authority we trust");
        } catch (GeneralSecurityException broken) {
            return Found.rejected(Rejection.UNSUPPORTED, "certificate cannot be judged: " + broken.getMessage());
        }
    }

    private List<X509Certificate> build(List<X509Certificate> chain, Instant now) throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(chain.get(0));
        PKIXBuilderParameters terms = new PKIXBuilderParameters(anchors, target);
        terms.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        terms.setRevocationEnabled(false); // lists are fetched, which may take a while: see RevocationLists
        terms.setMaxPathLength(LONGEST_PATH);
        terms.setDate(Date.from(now));
        terms.addCertPathChecker(new Understood());
        PKIXCertPathBuilderResult built =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(terms);
        List<X509Certificate> path = new ArrayList<>();
        built.getCertPath().getCertificates().forEach(one -> path.add((X509Certificate) one));
        path.add(built.getTrustAnchor().getTrustedCert());
        return path;
    }

    /** Whom we trust. */
    List<X509Certificate> trusted() {
        return anchors.stream().map(TrustAnchor::getTrustedCert).toList();
    }

    /** A list of numbers, or where the list of revoked ones is, may be critical: we know what that is. */
    private static final class Understood extends PKIXCertPathChecker {
        @Override
        public void init(boolean forward) {
            // nothing to remember from one path to the next
        }

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return Set.of(TnAuthList.OID, ListPlace.OID);
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolved) {
            unresolved.removeAll(getSupportedExtensions());
        }
    }
}
