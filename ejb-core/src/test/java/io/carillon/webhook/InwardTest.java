package io.carillon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.carillon.contract.Tenant;
import io.carillon.webhook.Delivery.Standing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A webhook leads out of the house, never to a machine behind its firewall. */
class InwardTest {
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger redirected = new AtomicInteger();
    private HttpServer inside;

    @BeforeEach
    void aMachineBehindTheFirewall() throws Exception {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + inside.getAddress().getPort() + "/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        inside.createContext("/secret", exchange -> {
            redirected.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void close() {
        inside.stop(0);
    }

    private Courier.Outcome tell(WebhookRules rules, String url) throws Exception {
        Delivery delivery = new Delivery(1, Tenant.DEFAULT, "hook", "e1", "cdr.created", "{}", Standing.WAITING, 0, 0, "",
                Instant.EPOCH, Instant.EPOCH);
        return new Courier(rules, Runnable::run, Clock.systemUTC()).tell(url, "hush", delivery).get(30, TimeUnit.SECONDS);
    }

    @Test
    void twentyWaysInsideAreRefusedAndNobodyThereHearsOfThem() throws Exception {
        int port = inside.getAddress().getPort();
        List<String> ways = List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "127.0.1", "[::ffff:127.0.0.1]",
                "[::]", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
                "[fe80::1]", "[fc00::1]", "[2002:7f00:1::]", "255.255.255.255", "192.0.0.8", "198.18.0.1");
        assertThat(ways.size()).isGreaterThanOrEqualTo(20);
        for (String host : ways) {
            Courier.Outcome outcome = tell(new WebhookRules(true, false), "http://" + host + ":" + port + "/");
            assertThat(outcome.delivered()).as(host).isFalse();
            assertThat(outcome.status()).as(host).isZero();
        }
        assertThat(hits.get()).isZero();
    }

    @Test
    void whereOneIsSentOnToIsNotAsked() throws Exception {
        String url = "http://127.0.0.1:" + inside.getAddress().getPort() + "/";
        assertThat(tell(new WebhookRules(true, true), url)).isEqualTo(new Courier.Outcome(302, "answered 302"));
        assertThat(hits.get()).isOne();
        assertThat(redirected.get()).isZero();
    }

    private CompletableFuture<byte[]> ask(WebhookRules rules, String path, Duration patience) {
        String url = "http://127.0.0.1:" + inside.getAddress().getPort() + path;
        return new Courier(rules, Runnable::run, Clock.systemUTC())
                .ask(url, "hush", new Courier.Told("menu.asked", "ask-1", "{}"), patience);
    }

    @Test
    void whoIsAskedIsOutsideTooAndAnswersShortlyAndSoon() {
        Duration patience = Duration.ofSeconds(20);
        WebhookRules anywhere = new WebhookRules(true, true);
        assertThat(ask(new WebhookRules(true, false), "/", patience)).failsWithin(patience).withThrowableThat()
                .withMessageContaining("not public");
        assertThat(hits.get()).isZero();
        assertThat(ask(anywhere, "/", patience)).failsWithin(patience).withThrowableThat().withMessageContaining("302");
        CountDownLatch over = new CountDownLatch(1);
        inside.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[20_000]);
            exchange.close();
        });
        inside.createContext("/drops", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try (exchange) {
                over.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(ask(anywhere, "/long", patience)).failsWithin(patience).withThrowableThat()
                .withMessageContaining("longer than");
        assertThat(ask(anywhere, "/drops", Duration.ofMillis(300))).failsWithin(patience).withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
        over.countDown();
    }
}
