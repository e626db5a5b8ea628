package io.carillon.phone;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A phone's user who says yes to every certificate, as the one of a fresh server is self-signed. */
public final class AnyCertificate extends X509ExtendedTrustManager {
    /** A context for connections to a server whose certificate nobody knows. */
    public static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException noTls) {
            throw new IllegalStateException(noTls);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        refuse();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        // accepted: this is a test of calls
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        refuse();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // accepted: this is a test of calls
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        refuse();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // accepted: this is a test of calls
    }

    private static void refuse() {
        throw new UnsupportedOperationException("a phone is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
