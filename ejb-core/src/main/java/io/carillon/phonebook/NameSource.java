package io.carillon.phonebook;

import io.carillon.host.ShortBody;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A service that knows names of numbers, asked by HTTP: {@code GET} with the number in the address, answered with
 * {@code {"name": ...}} or with the name as text; 404 for a number that it does not know.
 */
final class NameSource implements Function<String, CompletableFuture<Optional<String>>> {
    static final String URL = "carillon.caller-name.url";
    static final String NUMBER = "{number}";
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 4_096;
    private static final int MOST_CHARACTERS = 80;
    private static final int OK = 200;
    private static final int UNKNOWN = 404;

    private final String template;
    private final HttpClient client;

    private NameSource(String template, Executor executor) {
        this.template = template;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST)
                .executor(executor)
                .build();
    }

    /** The one of the settings; null when there is none. @throws IllegalArgumentException with one line that names the key */
    static NameSource of(Properties settings, Executor executor) {
        String template = settings.getProperty(URL, "").strip();
        if (template.isEmpty()) {
            return null;
        }
        if (!template.contains(NUMBER) || !isPrivate(template.replace(NUMBER, "49301234"))) {
            String reason = "must be an https address with " + NUMBER + " in it";
            PhoneBookLog.LOG.badSetting(URL, reason);
            throw new IllegalArgumentException("setting " + URL + ": " + reason);
        }
        return new NameSource(template, executor);
    }

    /** Who calls whom is nobody's business on the way. */
    private static boolean isPrivate(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && List.of("127.0.0.1", "[::1]", "localhost").contains(uri.getHost()));
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** @param digits of the number, without + */
    @Override
    public CompletableFuture<Optional<String>> apply(String digits) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(template.replace(NUMBER, digits)))
                .timeout(LONGEST)
                .header("Accept", "application/json, text/plain;q=0.9")
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, ShortBody.handler(MOST_BYTES));
        // The time-out of a request ends with its headers; who sends a body drop by drop is cut off here.
        CompletableFuture<HttpResponse<byte[]>> bounded = sent.copy().orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        bounded.whenComplete((response, late) -> {
            if (late != null) {
                sent.cancel(true);
            }
        });
        return bounded.thenApply(NameSource::name);
    }

    private static Optional<String> name(HttpResponse<byte[]> response) {
        if (response.statusCode() == UNKNOWN) {
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            throw new CompletionException("HTTP status " + response.statusCode(), null);
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        String name = text.stripLeading().startsWith("{") ? inJson(text) : text;
        String shown = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
        return shown.isEmpty() ? Optional.empty()
                : Optional.of(shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS));
    }

    private static String inJson(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return json.getString("name", "");
        } catch (JsonException notOne) {
            throw new CompletionException("the answer is not JSON", notOne);
        }
    }
}
