package io.carillon.scenario;

import io.carillon.identity.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server with a certificate that nobody but itself has issued. */
final class SelfMade {
    private static final char[] PASSWORD = "self-made".toCharArray();

    private SelfMade() {}

    static SSLServerSocket listen(String address) throws Exception {
        Authority.Signer self = Authority.create("Nobody knows me").signer("carrier.example");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("self", self.key(), PASSWORD, new Certificate[] {self.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName(address));
    }

    /** How many bytes the first who comes says; 0 when he hangs up on the certificate. */
    static int heard(SSLServerSocket listener) {
        try (SSLSocket caller = (SSLSocket) listener.accept()) {
            return Math.max(0, caller.getInputStream().read(new byte[1]));
        } catch (IOException hungUp) {
            return 0; // by an alert, or at once
        }
    }
}
