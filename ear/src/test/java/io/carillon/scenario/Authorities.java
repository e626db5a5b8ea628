package io.carillon.scenario;

import com.sun.net.httpserver.HttpServer;
import io.carillon.identity.Authority;
import io.carillon.server.Fork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The authority that the scenario server trusts, and a web server that publishes what it issued. */
final class Authorities implements AutoCloseable {
    private static final char[] PASSWORD = "scenario".toCharArray();
    private static final int HOUSE_PORT = Fork.port(18_443);

    private final HttpServer web;
    private final KeyStore store;
    private final CountDownLatch hurry = new CountDownLatch(1);
    private final ExecutorService answers = Executors.newCachedThreadPool();
    private final AtomicInteger published = new AtomicInteger();

    private Authorities(HttpServer web, KeyStore store) {
        this.web = web;
        web.setExecutor(answers);
        this.store = store;
    }

    static Authorities open() throws Exception {
        Path file = Path.of(System.getProperty("carillon.test.authority"));
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), HOUSE_PORT), 0);
        Authorities opened = new Authorities(web, KeyStore.getInstance(file.toFile(), PASSWORD));
        opened.publish("/house.pem", new Authority.Signer(null, opened.house()), false);
        web.start();
        return opened;
    }

    /** The certificate that the server signs with. */
    X509Certificate house() throws Exception {
        return (X509Certificate) store.getCertificate("house");
    }

    /** Whom the server trusts. */
    Authority trusted() throws Exception {
        return Authority.of(
                (PrivateKey) store.getKey("authority", PASSWORD), (X509Certificate) store.getCertificate("authority"));
    }

    /** Publishes a certificate and returns where. */
    String publish(Authority.Signer signer) throws Exception {
        return publish("/" + published.incrementAndGet() + "-" + System.nanoTime() + ".pem", signer, false);
    }

    /** A signer whose certificate names a list of revoked ones, published there, which has it or has it not. */
    Authority.Signer listed(String name, boolean revoked) throws Exception {
        String place = "/list-" + System.nanoTime() + ".crl";
        Authority.Signer signer = trusted().issue(Authority.Order.signer(name).listedAt(missing(place)));
        Authority.Signer bad = revoked ? signer : trusted().signer("Somebody else");
        publish(place, trusted().revokes(Instant.now().plus(Duration.ofDays(1)), bad.certificate()), false);
        return signer;
    }

    /** A certificate that is not answered until {@link #hurry}. */
    String publishSlowly(Authority.Signer signer) throws Exception {
        return publish("/slow-" + System.nanoTime() + ".pem", signer, true);
    }

    private String publish(String path, Authority.Signer signer, boolean slowly) throws Exception {
        return publish(path, signer.pem(), slowly);
    }

    private String publish(String path, byte[] body, boolean slowly) {
        web.createContext(path, exchange -> {
            if (slowly) {
                await();
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return missing(path);
    }

    /** Where nothing is published. */
    static String missing(String path) {
        return "http://127.0.0.1:" + HOUSE_PORT + path;
    }

    private void await() {
        try {
            hurry.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void hurry() {
        hurry.countDown();
    }

    @Override
    public void close() {
        hurry();
        web.stop(0);
        answers.shutdown();
    }
}
