package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is fetched is bounded, whatever the other side does. */
class CertificateFetchTest {
    private final CertificateFetch fetch =
            new CertificateFetch(new FetchRules(true, true), CertificateFetch.MOST_BYTES, ForkJoinPool.commonPool());
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/good", 200, 1_000);
        answer("/big", 200, CertificateFetch.MOST_BYTES + 1);
        answer("/none", 404, 10);
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "/good");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    private void answer(String path, int status, int length) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(new byte[length]);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private byte[] get(String path) throws Exception {
        CompletableFuture<byte[]> answer = fetch.apply("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return answer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aCertificateIsFetched() throws Exception {
        assertThat(get("/good")).hasSize(1_000);
    }

    @Test
    void nothingElseIs() {
        assertThatThrownBy(() -> get("/big")).hasStackTraceContaining("longer than");
        assertThatThrownBy(() -> get("/none")).hasStackTraceContaining("HTTP status 404");
        assertThatThrownBy(() -> get("/away")).hasStackTraceContaining("HTTP status 302");
        assertThat(fetch.apply("https://127.0.0.1:1/")).failsWithin(java.time.Duration.ofSeconds(60));
        CertificateFetch strict = new CertificateFetch(
                new FetchRules(false, false), CertificateFetch.MOST_BYTES, ForkJoinPool.commonPool());
        assertThat(strict.apply("https://127.0.0.1/c")).failsWithin(java.time.Duration.ofSeconds(60))
                .withThrowableThat().havingRootCause().withMessageContaining("not public");
    }
}
