package io.carillon.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Tells one receiver of one event by HTTP: no redirects, a bounded time, the answer's body not read. */
final class Courier {
    /** All of it, also with a receiver that answers drop by drop. */
    static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final WebhookRules rules;
    private final Executor executor;
    private final Clock clock;
    private final HttpClient client;

    /** @param executor threads that may block while a name is looked up */
    Courier(WebhookRules rules, Executor executor, Clock clock) {
        this.rules = rules;
        this.executor = executor;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(executor)
                .build();
    }

    /**
     * What came of it.
     *
     * @param status the receiver's, 0 when it did not answer
     * @param trouble empty when it has the event
     */
    record Outcome(int status, String trouble) {
        boolean delivered() {
            return trouble.isEmpty();
        }

        static Outcome of(int status) {
            return new Outcome(status, status >= 200 && status < 300 ? "" : "answered " + status);
        }

        static Outcome failed(Throwable why) {
            Throwable cause = why;
            while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
                    && cause.getCause() != null) {
                cause = cause.getCause();
            }
            String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
            return new Outcome(0, cause.getClass().getSimpleName() + words);
        }
    }

    /** Never fails: what went wrong is an outcome. */
    CompletableFuture<Outcome> tell(String url, String secret, Delivery delivery) {
        try {
            HttpRequest request = request(URI.create(url), secret, delivery);
            return CompletableFuture.runAsync(() -> look(request.uri()), executor)
                    .thenCompose(checked -> send(request))
                    .thenApply(response -> Outcome.of(response.statusCode()))
                    .exceptionally(Outcome::failed);
        } catch (RuntimeException unusable) {
            return CompletableFuture.completedFuture(Outcome.failed(unusable));
        }
    }

    private HttpRequest request(URI uri, String secret, Delivery delivery) {
        long seconds = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Carillon")
                .header("Carillon-Event", delivery.eventType())
                .header("Carillon-Event-Id", delivery.eventId())
                .header("Carillon-Delivery", Long.toString(delivery.id()))
                .header("Carillon-Timestamp", Long.toString(seconds))
                .header("Carillon-Signature", Signature.of(secret, seconds, delivery.payload()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.payload(), StandardCharsets.UTF_8))
                .build();
    }

    private void look(URI uri) {
        try {
            rules.checkAddresses(uri);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The time-out of a request ends with its headers. */
    private CompletableFuture<HttpResponse<Void>> send(HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        CompletableFuture<HttpResponse<Void>> bounded =
                sent.copy().orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        bounded.whenComplete((response, late) -> {
            if (late != null) {
                sent.cancel(true);
            }
        });
        return bounded;
    }
}
