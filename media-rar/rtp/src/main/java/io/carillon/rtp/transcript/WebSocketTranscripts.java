package io.carillon.rtp.transcript;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Understands by a service over a WebSocket, one for each sentence: {@code {"event":"start","language":...,"sampleRate":8000}},
 * binary messages of 16-bit linear little-endian sound, {@code {"event":"stop"}}. Every text message that comes back is a part
 * of the words; when the service closes they are complete.
 */
public final class WebSocketTranscripts implements TranscriptEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SAMPLES_PER_MESSAGE = 8000;
    private static final int MOST_CHARACTERS = 16_384;
    /** RFC 6455 section 7.4.1: all was said. A connection that breaks is closed with another one. */
    private static final int NORMAL = 1000;
    private static final int NO_STATUS = 1005;
    private static final String STOP = "{\"event\":\"stop\"}";

    private final URI service;
    private final Duration patience;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param service ws or wss */
    public WebSocketTranscripts(URI service) {
        this(service, PATIENCE);
    }

    /** @param patience how long each step may take */
    WebSocketTranscripts(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    @Override
    public String understand(short[] said, String language) throws IOException, InterruptedException {
        Words words = new Words();
        WebSocket socket = null;
        try {
            socket = within(client.newWebSocketBuilder().connectTimeout(patience).buildAsync(service, words));
            within(socket.sendText("{\"event\":\"start\",\"language\":\"" + language.replaceAll("[^A-Za-z-]", "")
                    + "\",\"sampleRate\":8000}", true));
            for (int at = 0; at < said.length; at += SAMPLES_PER_MESSAGE) {
                within(socket.sendBinary(message(said, at), true));
            }
            within(socket.sendText(STOP, true));
            return within(words.complete).strip();
        } finally {
            if (socket != null) {
                socket.abort();
            }
        }
    }

    private static ByteBuffer message(short[] said, int from) {
        int count = Math.min(SAMPLES_PER_MESSAGE, said.length - from);
        ByteBuffer message = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            message.putShort(said[from + i]);
        }
        return message.flip().order(ByteOrder.BIG_ENDIAN); // or the JDK turns every eight bytes round when it masks them
    }

    private <T> T within(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("no answer within " + patience.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        }
    }

    /** What the service says. */
    private static final class Words implements WebSocket.Listener {
        private final CompletableFuture<String> complete = new CompletableFuture<>();
        private final StringBuilder words = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            if (words.length() + text.length() <= MOST_CHARACTERS) {
                words.append(text).append(last ? " " : "");
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            if (status == NORMAL || status == NO_STATUS) {
                complete.complete(words.toString());
            } else {
                complete.completeExceptionally(new IOException("closed with " + status + " " + reason));
            }
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            complete.completeExceptionally(error);
        }
    }
}
