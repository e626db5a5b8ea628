package io.carillon.rtp.bucket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Asks an S3-compatible service: each request is signed, none is sent on to elsewhere, none waits for ever. */
final class SignedClient {
    static final int OK = 200;
    static final int DELETED = 204;
    static final int NOT_FOUND = 404;

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** As long as a service may take to make one object of ten thousand parts. */
    private static final Duration JOINING = Duration.ofMinutes(10);
    /** Slower than this a line is as good as none. */
    private static final int LEAST_BYTES_PER_SECOND = 50_000;
    private static final int MOST_BYTES = 2 << 20;
    /** The client of the JDK writes them itself, as they were signed. */
    private static final Set<String> WRITTEN_BY_CLIENT = Set.of("host", "content-length");
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity identity;
    private final String region;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SignedClient(BucketSettings settings, String secret) {
        identity = AwsCredentialsIdentity.create(settings.keyId(), secret);
        region = settings.region();
    }

    /**
     * What the service said.
     *
     * @param status of HTTP
     * @param headers all that it said about it
     * @param body at most 2 MB of it
     */
    record Answer(int status, HttpHeaders headers, byte[] body) {
        /** Of the object, as far as it was said, else -1. */
        long length() {
            return headers.firstValueAsLong("Content-Length").orElse(-1);
        }

        /** Which bytes these are, empty when it was not said. */
        String contentRange() {
            return headers.firstValue("Content-Range").orElse("");
        }

        /** What a part is known by, empty when it was not said. */
        String etag() {
            return headers.firstValue("ETag").orElse("");
        }

        /** The first group of what looks like that in the body, else empty. */
        String find(Pattern pattern) {
            Matcher found = pattern.matcher(new String(body, StandardCharsets.UTF_8));
            return found.find() ? found.group(1) : "";
        }

        /** What was wrong, as the service calls it; empty when nothing was, or it does not say. */
        String code() {
            return find(CODE);
        }

        /** A bucket that is not there is trouble, an object that is not there is an answer. */
        boolean isNoSuchObject() {
            return status == NOT_FOUND && !code().equals("NoSuchBucket");
        }

        void expect(String asked, int expected) throws IOException {
            if (status != expected) {
                throw new IOException((asked + " was answered with " + status + " " + code()).strip());
            }
        }
    }

    /**
     * What is asked.
     *
     * @param method of HTTP
     * @param object about which
     * @param query what stands behind the question mark, by name
     * @param headers beside those of the signature
     */
    private record Ask(String method, URI object, Map<String, String> query, Map<String, String> headers) {}

    Answer put(URI object, Map<String, String> query, Stretch content) throws IOException {
        Duration patience = PATIENCE.plusSeconds(content.length() / LEAST_BYTES_PER_SECOND);
        try (InputStream signedOf = content.open();
                InputStream sent = content.open()) {
            SignedRequest signed = sign(new Ask("PUT", object, query, Map.of()), signedOf);
            return send(signed, content.body(sent), patience);
        }
    }

    Answer post(URI object, Map<String, String> query, byte[] body) throws IOException {
        SignedRequest signed = sign(new Ask("POST", object, query, Map.of()), new ByteArrayInputStream(body));
        return send(signed, HttpRequest.BodyPublishers.ofByteArray(body), body.length == 0 ? PATIENCE : JOINING);
    }

    Answer head(URI object) throws IOException {
        return ask(new Ask("HEAD", object, Map.of(), Map.of()));
    }

    Answer delete(URI object, Map<String, String> query) throws IOException {
        return ask(new Ask("DELETE", object, query, Map.of()));
    }

    /** @param to the last byte */
    Answer range(URI object, long from, long to) throws IOException {
        return ask(new Ask("GET", object, Map.of(), Map.of("Range", "bytes=" + from + "-" + to)));
    }

    private Answer ask(Ask ask) throws IOException {
        SignedRequest signed = sign(ask, new ByteArrayInputStream(new byte[0]));
        return send(signed, HttpRequest.BodyPublishers.noBody(), PATIENCE);
    }

    private SignedRequest sign(Ask what, InputStream content) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(what.method())).uri(what.object());
        what.query().forEach(request::putRawQueryParameter);
        what.headers().forEach(request::putHeader);
        return signer.sign(ask -> ask.identity(identity)
                .request(request.build())
                .payload(() -> content)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
    }

    private Answer send(SignedRequest signed, HttpRequest.BodyPublisher body, Duration patience) throws IOException {
        SdkHttpRequest wanted = signed.request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(wanted.getUri()).method(wanted.method().name(), body);
        for (Map.Entry<String, List<String>> header : wanted.headers().entrySet()) {
            if (!WRITTEN_BY_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        // The client's own limit ends with the head of an answer: this one is for all of it.
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request.build(), limited());
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (ExecutionException failed) {
            throw new IOException(said(failed.getCause()), failed.getCause());
        } catch (TimeoutException silent) {
            asked.cancel(true);
            throw new IOException("no answer within " + patience.toSeconds() + " s", silent);
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for it any more");
        }
    }

    /** Who cannot be reached is told of by an exception without words. */
    private static String said(Throwable failure) {
        String words = failure.getMessage();
        return failure instanceof ConnectException ? "nobody answers there" : words == null ? failure.toString() : words;
    }

    private static BodyHandler<byte[]> limited() {
        return head -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(
                            bytes -> body.write(bytes, 0, Math.min(bytes.length, MOST_BYTES - body.size())))),
                    all -> body.toByteArray());
        };
    }
}
