package io.carillon.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What the management port says of the server's health.
 *
 * @param status HTTP status, 0 when nobody answered
 * @param body JSON of MicroProfile Health
 */
public record Health(int status, String body) {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Asks for {@code live}, {@code ready} or {@code started}. */
    public static Health of(int managementPort, String kind) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/health/" + kind);
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Health(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Health(0, e.toString());
        }
    }

    public boolean isUp() {
        return status == 200;
    }
}
