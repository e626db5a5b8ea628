package io.carillon.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** An authority of tests: issues certificates for signers of calls. */
public final class Authority {
    private final KeyPair keys;
    private final X509Certificate certificate;

    private Authority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** One of its own. */
    public static Authority create(String name) throws Exception {
        KeyPair keys = keys("secp256r1");
        return new Authority(keys, issue(name, keys.getPrivate(), new Order(name, keys)));
    }

    /** An authority whose key and certificate are there already. */
    public static Authority of(PrivateKey key, X509Certificate certificate) {
        return new Authority(new KeyPair(certificate.getPublicKey(), key), certificate);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Somebody who signs.
     *
     * @param key of the signer
     * @param certificate of the signer
     */
    public record Signer(PrivateKey key, X509Certificate certificate) {
        /** The certificate as it is published. */
        public byte[] pem() throws Exception {
            return Authority.pem("CERTIFICATE", certificate.getEncoded()).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** What a certificate shall be. */
    public static final class Order {
        private final String subject;
        private final KeyPair keys;
        private Instant from = Instant.now().minus(Duration.ofDays(1));
        private Instant until = Instant.now().plus(Duration.ofDays(30));
        private final Map<String, ASN1Encodable> extensions = new LinkedHashMap<>();
        private boolean authority = true;

        Order(String subject, KeyPair keys) {
            this.subject = subject;
            this.keys = keys;
        }

        /** For a signer that is no authority. */
        public static Order signer(String subject) throws Exception {
            return signer(subject, "secp256r1");
        }

        public static Order signer(String subject, String curve) throws Exception {
            Order order = new Order(subject, keys(curve));
            order.authority = false;
            return order;
        }

        public Order valid(Instant start, Instant end) {
            from = start;
            until = end;
            return this;
        }

        /** The list of revoked ones that its issuer keeps is there (RFC 5280 section 4.2.1.13). */
        public Order listedAt(String url) {
            return extension(Extension.cRLDistributionPoints.getId(), new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(new DistributionPointName(new GeneralNames(
                        new GeneralName(GeneralName.uniformResourceIdentifier, url))), null, null)}));
        }

        public Order extension(String oid, ASN1Encodable value) {
            extensions.put(oid, value);
            return this;
        }
    }

    /** Issues a certificate. */
    public Signer issue(Order order) throws Exception {
        return new Signer(order.keys.getPrivate(),
                issue(certificate.getSubjectX500Principal().getName().substring(3), keys.getPrivate(), order));
    }

    /** An ordinary signer. */
    public Signer signer(String name) throws Exception {
        return issue(Order.signer(name));
    }

    /**
     * A list of what it, or others for whom it keeps the list, have taken back (RFC 5280 section 5).
     *
     * @param next when the next issue comes
     * @param revoked certificates
     */
    public byte[] revokes(Instant next, X509Certificate... revoked) throws Exception {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        V2TBSCertListGenerator body = new V2TBSCertListGenerator();
        body.setIssuer(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
        body.setSignature(algorithm);
        body.setThisUpdate(new Time(Date.from(next.minus(Duration.ofDays(9)))));
        body.setNextUpdate(new Time(Date.from(next)));
        for (X509Certificate one : revoked) {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.certificateIssuer, true, new GeneralNames(new GeneralName(
                    X500Name.getInstance(one.getIssuerX500Principal().getEncoded()))));
            body.addCRLEntry(new ASN1Integer(one.getSerialNumber()), new Time(Date.from(next.minus(Duration.ofDays(10)))),
                    extensions.generate());
        }
        return signed(body.generateTBSCertList().getEncoded(), keys.getPrivate(), algorithm);
    }

    private static KeyPair keys(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static X509Certificate issue(String issuer, PrivateKey key, Order order) throws Exception {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
        body.setIssuer(new X500Name("CN=" + issuer));
        body.setSubject(new X500Name("CN=" + order.subject));
        body.setStartDate(new Time(Date.from(order.from)));
        body.setEndDate(new Time(Date.from(order.until)));
        body.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(order.keys.getPublic().getEncoded()));
        body.setSignature(algorithm);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(order.authority));
        for (Map.Entry<String, ASN1Encodable> one : order.extensions.entrySet()) {
            extensions.addExtension(new ASN1ObjectIdentifier(one.getKey()), true, one.getValue());
        }
        body.setExtensions(extensions.generate());
        byte[] signed = body.generateTBSCertificate().getEncoded();
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed(signed, key, algorithm)));
    }

    private static byte[] signed(byte[] body, PrivateKey key, AlgorithmIdentifier algorithm) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(body);
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(body));
        parts.add(algorithm);
        parts.add(new DERBitString(signature.sign()));
        return new DERSequence(parts).getEncoded();
    }

    /** Bytes as PEM. */
    public static String pem(String type, byte[] encoded) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + type + "-----\n";
    }
}
