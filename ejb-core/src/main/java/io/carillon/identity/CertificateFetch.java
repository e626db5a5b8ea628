package io.carillon.identity;

import io.carillon.host.ShortBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Gets certificates, and lists of revoked ones, by HTTP: no redirects, a bounded size, a bounded time. */
final class CertificateFetch implements Function<String, CompletableFuture<byte[]>> {
    /** A chain of certificates. */
    static final int MOST_BYTES = 65_536;
    /** A list of revoked certificates. */
    static final int MOST_BYTES_OF_LIST = 1_048_576;
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final FetchRules rules;
    private final int mostBytes;
    private final Executor executor;
    private final HttpClient client;

    /**
     * @param mostBytes how long what is fetched may be
     * @param executor threads that may block while a name is looked up
     */
    CertificateFetch(FetchRules rules, int mostBytes, Executor executor) {
        this.rules = rules;
        this.mostBytes = mostBytes;
        this.executor = executor;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST)
                .executor(executor)
                .build();
    }

    @Override
    public CompletableFuture<byte[]> apply(String x5u) {
        try {
            URI uri = rules.check(x5u);
            CompletableFuture<HttpResponse<byte[]>> asked =
                    CompletableFuture.runAsync(() -> look(uri), executor).thenCompose(checked -> send(uri));
            return asked.thenApply(CertificateFetch::body).orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | RuntimeException refused) {
            // also when no thread is free
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void look(URI uri) {
        try {
            rules.checkAddresses(uri);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The time-out of a request ends with its headers; who sends a body drop by drop is cut off here. */
    private CompletableFuture<HttpResponse<byte[]>> send(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .header("Accept", "application/pem-certificate-chain, application/pkix-cert, application/pkix-crl, */*;q=0.5")
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, ShortBody.handler(mostBytes));
        CompletableFuture<HttpResponse<byte[]>> bounded = sent.copy().orTimeout(
                LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        bounded.whenComplete((response, late) -> {
            if (late != null) {
                sent.cancel(true);
            }
        });
        return bounded;
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new UncheckedIOException(new IOException("HTTP status " + response.statusCode()));
        }
        return response.body();
    }
}
