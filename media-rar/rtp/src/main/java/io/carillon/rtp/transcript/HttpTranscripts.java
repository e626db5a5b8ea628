package io.carillon.rtp.transcript;

import io.carillon.rtp.prompt.WavFile;
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
 * Understands by a service: the sentence goes there by POST as a WAV, the language as the parameter {@code language}; what comes
 * back with 200 is its text. Redirects are not followed.
 */
public final class HttpTranscripts implements TranscriptEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int MOST_BYTES = 16_384;

    private final URI service;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param service http or https */
    public HttpTranscripts(URI service) {
        this.service = service;
    }

    @Override
    public String understand(short[] said, String language) throws IOException, InterruptedException {
        String parameter = "language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
        String where = service + (service.getRawQuery() == null ? "?" : "&") + parameter;
        HttpRequest request = HttpRequest.newBuilder(URI.create(where))
                .timeout(PATIENCE)
                .header("Content-Type", "audio/wav")
                .header("Accept", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofByteArray(WavFile.write(said)))
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw new IOException(service.getHost() + " answered " + answer.statusCode());
            }
            return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        }
    }
}
