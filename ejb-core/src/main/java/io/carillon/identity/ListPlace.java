package io.carillon.identity;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that the list of revoked ones is (RFC 5280 section 4.2.1.13).
 *
 * @param url there
 * @param issuer who issues that list; null for the issuer of the certificate
 */
record ListPlace(String url, X500Principal issuer) {
    static final String OID = "2.5.29.31";
    private static final int MOST = 4;

    /** The places that a certificate names, the first few; none when it names none that make sense. */
    static List<ListPlace> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(OID);
        if (extension == null) {
            return List.of();
        }
        try {
            List<ListPlace> places = new ArrayList<>();
            for (DistributionPoint point : CRLDistPoint.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets()).getDistributionPoints()) {
                add(places, point);
            }
            return places.subList(0, Math.min(MOST, places.size()));
        } catch (IOException | RuntimeException malformed) {
            IdentityLog.LOG.debugf(malformed, "list of %s", certificate.getSubjectX500Principal());
            return List.of();
        }
    }

    private static void add(List<ListPlace> places, DistributionPoint point) throws IOException {
        DistributionPointName name = point.getDistributionPoint();
        if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
            return;
        }
        X500Principal issuer = issuer(point.getCRLIssuer());
        for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
            if (one.getTagNo() == GeneralName.uniformResourceIdentifier) {
                places.add(new ListPlace(ASN1IA5String.getInstance(one.getName()).getString(), issuer));
            }
        }
    }

    private static X500Principal issuer(GeneralNames names) throws IOException {
        if (names == null) {
            return null;
        }
        for (GeneralName one : names.getNames()) {
            if (one.getTagNo() == GeneralName.directoryName) {
                return new X500Principal(one.getName().toASN1Primitive().getEncoded());
            }
        }
        return null;
    }
}
