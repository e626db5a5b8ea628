package io.carillon.rtp.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Speaks by a service: the text goes there by POST as plain text, the language as the parameter {@code language}; what comes back
 * with 200 is a WAV. Redirects are not followed.
 */
public final class HttpSpeech implements SpeechEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI service;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param service http or https */
    public HttpSpeech(URI service) {
        this.service = service;
    }

    @Override
    public Recording speak(String language, String words) throws IOException, InterruptedException {
        String parameter = "language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
        String where = service + (service.getRawQuery() == null ? "?" : "&") + parameter;
        HttpRequest request = HttpRequest.newBuilder(URI.create(where))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(words, StandardCharsets.UTF_8))
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw new IOException(service.getHost() + " answered " + answer.statusCode());
            }
            byte[] wav = body.readNBytes(WavFile.MOST_BYTES + 1);
            if (wav.length > WavFile.MOST_BYTES) {
                throw new IOException(service.getHost() + " answered with more than " + WavFile.MOST_BYTES + " bytes");
            }
            return WavFile.read(wav);
        }
    }
}
