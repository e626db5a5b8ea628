package io.carillon.oidc;

import io.carillon.host.ShortBody;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jose4j.http.Response;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/** Talks HTTP to a provider: five seconds, a quarter of a megabyte, no redirects, and to trustworthy addresses only. */
final class Wire implements SimpleGet {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** The keys of the provider, for whoever verifies with them. */
    @Override
    public SimpleResponse get(String location) throws IOException {
        Answer answer = send(request(URI.create(location)).GET());
        return new Response(answer.status(), "", Map.<String, List<String>>of(), answer.body());
    }

    /** A document of the provider. @throws ProviderAway when there is none */
    JsonObject document(URI address) {
        try {
            Answer answer = send(request(address).GET());
            if (answer.status() != OK) {
                throw new ProviderAway(address + " answered " + answer.status());
            }
            return json(answer.body());
        } catch (IOException away) {
            throw new ProviderAway(away.getMessage(), away);
        }
    }

    /**
     * Sends a form.
     *
     * @param authorization of this server, null for none
     * @throws ProviderAway when there is no answer
     * @throws NotProven when the provider refuses the form
     */
    JsonObject form(URI address, String form, String authorization) {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            Answer answer = send(request);
            if (answer.status() >= OK + 300) {
                throw new ProviderAway(address + " answered " + answer.status());
            }
            if (answer.status() != OK) {
                throw new NotProven("the provider answered " + answer.status() + " to the code");
            }
            return json(answer.body());
        } catch (IOException away) {
            throw new ProviderAway(away.getMessage(), away);
        }
    }

    private static HttpRequest.Builder request(URI address) {
        if (!Provider.isTrustworthy(address)) {
            throw new ProviderAway(address + " is not an https address");
        }
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
    }

    private record Answer(int status, String body) {}

    /** The time-out of a request ends with its headers; who sends a body drop by drop is cut off here. */
    private Answer send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request.build(), ShortBody.handler(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", late);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurry);
        } finally {
            sent.cancel(true);
        }
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException notOne) {
            throw new ProviderAway("the answer is not JSON", notOne);
        }
    }
}
