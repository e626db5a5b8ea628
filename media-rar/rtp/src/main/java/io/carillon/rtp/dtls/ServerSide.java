package io.carillon.rtp.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The side that waits for the ClientHello ({@code a=setup:passive}). */
final class ServerSide extends DefaultTlsServer {
    private final DtlsIdentity identity;
    private final Terms terms;
    private int profile;
    private Terms.Agreed agreed;

    ServerSide(DtlsIdentity identity, Terms terms) {
        super(identity.crypto());
        this.identity = identity;
        this.terms = terms;
    }

    Terms.Agreed agreed() {
        return agreed;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return Terms.CIPHERS.clone();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return Terms.PATIENCE_MILLIS;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return Terms.RESEND_MILLIS;
    }

    @Override
    public int getMaxHandshakeMessageSize() {
        return Terms.MOST_MESSAGE;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return identity.credentials(context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(
                new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
                TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
                null);
    }

    @Override
    public void notifyClientCertificate(Certificate shown) throws IOException {
        terms.check(shown);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (offered == null) {
            throw new TlsFatalAlert(AlertDescription.handshake_failure, "no use_srtp");
        }
        profile = terms.choose(offered.getProtectionProfiles());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {profile}, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        agreed = terms.agreed(context, false);
    }
}
