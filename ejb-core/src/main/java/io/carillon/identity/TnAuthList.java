package io.carillon.identity;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** For which numbers a certificate may sign (RFC 8226 section 9). What belongs to a provider only registries know. */
final class TnAuthList {
    static final String OID = "1.3.6.1.5.5.7.1.26";

    private final List<Predicate<String>> entries;

    private TnAuthList(List<Predicate<String>> entries) {
        this.entries = entries;
    }

    /** The list of a certificate; null when it has none, or one that makes no sense. */
    static TnAuthList of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(OID);
        if (extension == null) {
            return null;
        }
        try {
            ASN1Sequence list = ASN1Sequence.getInstance(ASN1OctetString.getInstance(extension).getOctets());
            List<Predicate<String>> entries = new ArrayList<>();
            for (ASN1Encodable entry : list) {
                entries.add(entry(ASN1TaggedObject.getInstance(entry)));
            }
            return entries.isEmpty() ? null : new TnAuthList(entries);
        } catch (RuntimeException malformed) {
            IdentityLog.LOG.debugf(malformed, "TNAuthList of %s", certificate.getSubjectX500Principal());
            return null;
        }
    }

    private static Predicate<String> entry(ASN1TaggedObject entry) {
        return switch (entry.getTagNo()) {
            case 0 -> {
                ASN1IA5String.getInstance(entry, true);
                yield number -> true;
            }
            case 1 -> {
                ASN1Sequence range = ASN1Sequence.getInstance(entry, true);
                String first = ASN1IA5String.getInstance(range.getObjectAt(0)).getString();
                BigInteger start = new BigInteger(first);
                BigInteger end = start.add(ASN1Integer.getInstance(range.getObjectAt(1)).getValue());
                yield number -> number.length() == first.length() && number.matches("[0-9]+")
                        && new BigInteger(number).compareTo(start) >= 0 && new BigInteger(number).compareTo(end) < 0;
            }
            case 2 -> {
                String one = ASN1IA5String.getInstance(entry, true).getString();
                yield one::equals;
            }
            default -> throw new IllegalArgumentException("no such entry " + entry.getTagNo());
        };
    }

    /** Whether the certificate may sign for this number, as far as the list says. */
    boolean covers(String number) {
        for (Predicate<String> entry : entries) {
            if (entry.test(number)) {
                return true;
            }
        }
        return false;
    }
}
