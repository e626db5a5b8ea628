package io.carillon.webhook;

import io.carillon.host.ShortBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Tells one receiver of one event, or asks it, by HTTP: no redirects, a bounded time, an answer that is short or not read. */
final class Courier {
    /** All of it, also with a receiver that answers drop by drop. */
    static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Of an answer that is read. */
    private static final int MOST_BYTES = 16_384;
    private static final int OK = 200;

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
        return request(uri, secret, new Told(delivery.eventType(), delivery.eventId(), delivery.payload()))
                .timeout(LONGEST)
                .header("Carillon-Delivery", Long.toString(delivery.id()))
                .build();
    }

    private HttpRequest.Builder request(URI uri, String secret, Told told) {
        long seconds = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Carillon")
                .header("Carillon-Event", told.type())
                .header("Carillon-Event-Id", told.id())
                .header("Carillon-Timestamp", Long.toString(seconds))
                .header("Carillon-Signature", Signature.of(secret, seconds, told.payload()))
                .POST(HttpRequest.BodyPublishers.ofString(told.payload(), StandardCharsets.UTF_8));
    }

    /** What a receiver is told. */
    record Told(String type, String id, String payload) {}

    /**
     * Asks a receiver, and reads what it answers.
     *
     * @param patience all of it may take so long
     * @return the body of an answer with 200, else it fails; when it is cancelled nobody is asked any more
     */
    CompletableFuture<byte[]> ask(String url, String secret, Told told, Duration patience) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            HttpRequest request = request(URI.create(url), secret, told).header("Accept", "application/json").build();
            CompletableFuture.runAsync(() -> look(request.uri()), executor)
                    .thenCompose(checked -> answer.isDone()
                            ? CompletableFuture.<HttpResponse<byte[]>>failedFuture(new CancellationException())
                            : bodyOf(request, answer))
                    .whenComplete((response, failed) -> settle(answer, response, failed));
        } catch (RuntimeException unusable) {
            answer.completeExceptionally(unusable);
        }
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<HttpResponse<byte[]>> bodyOf(HttpRequest request, CompletableFuture<byte[]> answer) {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, ShortBody.handler(MOST_BYTES));
        answer.whenComplete((body, late) -> sent.cancel(true));
        return sent.copy();
    }

    private static void settle(CompletableFuture<byte[]> answer, HttpResponse<byte[]> response, Throwable failed) {
        if (failed != null) {
            answer.completeExceptionally(failed);
        } else if (response.statusCode() != OK) {
            answer.completeExceptionally(new IOException("answered " + response.statusCode()));
        } else {
            answer.complete(response.body());
        }
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
