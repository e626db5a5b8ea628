package io.carillon.rtp.dtls;

import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpSuite;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * What both roles of a handshake have in common: who the peer has to be, which SRTP suites there are, and how keys come out
 * of it.
 */
final class Terms {
    /** Milliseconds a handshake may take. */
    static final int PATIENCE_MILLIS = 15_000;
    /** Milliseconds until a flight is sent again for the first time. */
    static final int RESEND_MILLIS = 400;
    /** Bytes of a certificate and everything else a peer may send in one message. */
    static final int MOST_MESSAGE = 16_384;
    /** Forward secrecy and authenticated encryption; every browser has the first. */
    static final int[] CIPHERS = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
    };
    private static final List<SrtpSuite> SUITES = List.of(
            SrtpSuite.AEAD_AES_256_GCM,
            SrtpSuite.AEAD_AES_128_GCM,
            SrtpSuite.AES_CM_128_HMAC_SHA1_80,
            SrtpSuite.AES_CM_128_HMAC_SHA1_32);

    private final List<CertificatePrint> expected;
    private SrtpSuite suite;

    Terms(List<CertificatePrint> expected) {
        this.expected = expected;
    }

    static int[] profiles() {
        return SUITES.stream().mapToInt(SrtpSuite::dtlsProfile).toArray();
    }

    /** Our favourite of the peer's profiles (RFC 5764 section 4.1.1). */
    int choose(int[] offered) throws TlsFatalAlert {
        for (SrtpSuite one : SUITES) {
            for (int profile : offered) {
                if (profile == one.dtlsProfile()) {
                    suite = one;
                    return profile;
                }
            }
        }
        throw new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile in common");
    }

    /** The peer is who its session description says, by any of the fingerprints there (RFC 8122 section 5.1). */
    void check(Certificate shown) throws IOException {
        if (shown == null || shown.isEmpty()) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "no certificate");
        }
        if (!isAnnounced(expected, shown.getCertificateAt(0).getEncoded())) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "another certificate than announced");
        }
    }

    static boolean isAnnounced(List<CertificatePrint> prints, byte[] certificate) {
        for (CertificatePrint print : prints) {
            if (print.isOf(certificate)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 5764 section 4.2: both keys, then both salts, the client's first. */
    Agreed agreed(TlsContext context, boolean weAreClient) {
        int key = suite.keyBytes();
        int salt = suite.saltBytes();
        byte[] block = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt));
        SrtpKey client = key(block, 0, 2 * key);
        SrtpKey server = key(block, key, 2 * key + salt);
        Arrays.fill(block, (byte) 0);
        return weAreClient ? new Agreed(client, server) : new Agreed(server, client);
    }

    private SrtpKey key(byte[] block, int keyAt, int saltAt) {
        byte[] both = Arrays.copyOfRange(block, keyAt, keyAt + suite.keyBytes() + suite.saltBytes());
        System.arraycopy(block, saltAt, both, suite.keyBytes(), suite.saltBytes());
        return SrtpKey.of(suite, both);
    }

    /** What came out. */
    record Agreed(SrtpKey ours, SrtpKey theirs) {}
}
