package io.carillon.scenario;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The REST API as a client of it: a token, paths under {@code /api}, JSON in and out. */
public final class Api {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String token;

    private Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Somebody without a token. */
    public static Api anonymous(URI base) {
        return new Api(base, null);
    }

    /** Logs in, or fails the test. */
    public static Api login(URI base, String user, String password) throws Exception {
        Reply reply = anonymous(base)
                .post("/auth/login", Json.createObjectBuilder().add("username", user).add("password", password).build());
        if (reply.status() != 200) {
            throw new AssertionError("login of " + user + " answered " + reply);
        }
        return new Api(base, reply.object().getString("token"));
    }

    /** Somebody else at the same place, logged in. */
    public Api login(String user, String password) throws Exception {
        return login(base, user, password);
    }

    public Api withToken(String other) {
        return new Api(base, other);
    }

    public String token() {
        return token;
    }

    public Reply get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, JsonObject body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, body == null ? null : body.toString(), headers);
    }

    public Reply put(String path, JsonObject body, String... headers) throws IOException, InterruptedException {
        return send("PUT", path, body.toString(), headers);
    }

    public Reply delete(String path, String... headers) throws IOException, InterruptedException {
        return send("DELETE", path, null, headers);
    }

    /** Any method and body. */
    public Reply send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json, application/problem+json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** What came back. */
    public record Reply(int status, HttpHeaders headers, String body) {
        public JsonStructure json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.read();
            }
        }

        public JsonObject object() {
            return json().asJsonObject();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Insists on a status. */
        public Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted " + wanted + " but got " + this);
            }
            return this;
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    /** A flat JSON object from names and values. */
    public static JsonObject json(Map<String, ?> values) {
        var builder = Json.createObjectBuilder();
        values.forEach((name, value) -> {
            if (value instanceof JsonValue json) {
                builder.add(name, json);
            } else if (value instanceof Integer number) {
                builder.add(name, number);
            } else if (value instanceof Boolean truth) {
                builder.add(name, truth);
            } else if (value == null) {
                builder.addNull(name);
            } else {
                builder.add(name, value.toString());
            }
        });
        return builder.build();
    }
}
