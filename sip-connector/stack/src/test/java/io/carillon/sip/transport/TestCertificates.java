package io.carillon.sip.transport;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificates, made with the tool of the Java platform. */
public final class TestCertificates {
    private static final char[] PASSWORD = "password".toCharArray();

    private TestCertificates() {}

    /** A key store with one certificate. */
    public static KeyStore make(String commonName, String alternative) throws Exception {
        Path directory = Files.createTempDirectory("carillon-certificate");
        Path file = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "sip",
                "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30", "-dname", "CN=" + commonName, "-ext",
                "SAN=" + alternative, "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
                new String(PASSWORD)))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Files.delete(file);
        Files.delete(directory);
        return store;
    }

    /** Shows the certificate of {@code own}, trusts those of {@code trusted}; null for neither. */
    public static SSLContext context(KeyStore own, KeyStore trusted) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        if (trusted != null) {
            anchors.setCertificateEntry("sip", trusted.getCertificate("sip"));
        }
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager[] managers = trusted == null ? null : trust.getTrustManagers();
        context.init(own == null ? null : keys.getKeyManagers(), managers, null);
        return context;
    }

    static X509Certificate of(KeyStore store) throws Exception {
        return (X509Certificate) store.getCertificate("sip");
    }
}
