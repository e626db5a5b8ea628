package io.carillon.rtp.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An engine behind a WebSocket that is there, dies or does not answer. */
class WebSocketTranscriptsTest {
    private static short[] sentence() {
        short[] said = new short[20_000];
        for (int i = 0; i < said.length; i++) {
            said[i] = (short) (i * 31);
        }
        return said;
    }

    @Test
    void theSoundArrivesWholeAndPartsBecomeOneText() throws Exception {
        try (WordServer server = new WordServer(line -> {
            line.say("ring");
            line.sayInParts("me b", "ack");
            line.say("tomorrow ");
            line.close();
        })) {
            assertThat(new WebSocketTranscripts(server.address()).understand(sentence(), "fr\"x"))
                    .isEqualTo("ring me back tomorrow");
            assertThat(server.texts).containsExactly(
                    "{\"event\":\"start\",\"language\":\"frx\",\"sampleRate\":8000}", "{\"event\":\"stop\"}");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] sound : server.sounds) {
                all.write(sound);
            }
            short[] arrived = new short[all.size() / 2];
            ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(arrived);
            assertThat(arrived).isEqualTo(sentence());
        }
    }

    @Test
    void whoSaysNothingHasUnderstoodNothing() throws Exception {
        try (WordServer server = new WordServer(WordServer.Line::close)) {
            assertThat(new WebSocketTranscripts(server.address()).understand(sentence(), "en")).isEmpty();
        }
    }

    @Test
    void aServerThatDiesInTheMiddleIsAFailureAndNotHalfAText() throws Exception {
        try (WordServer server = new WordServer(line -> {
            line.say("ring");
            line.out().close();
        })) {
            assertThatThrownBy(() -> new WebSocketTranscripts(server.address()).understand(sentence(), "en"))
                    .isInstanceOf(IOException.class);
        }
        URI nobody = URI.create("ws://127.0.0.1:9/");
        assertThatThrownBy(() -> new WebSocketTranscripts(nobody).understand(sentence(), "en"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForLongerThanThePatience() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (WordServer server = new WordServer(line -> release.await())) {
            assertThatThrownBy(() -> new WebSocketTranscripts(server.address(), Duration.ofSeconds(1))
                    .understand(sentence(), "en")).isInstanceOf(IOException.class).hasMessageContaining("within 1 s");
        } finally {
            release.countDown();
        }
    }

    /** The next sentence has a connection of its own: nothing of a failure stays behind. */
    @Test
    void afterAFailureTheNextSentenceIsUnderstood() throws Exception {
        try (WordServer server = new WordServer(new WordServer.Answer() {
            private int asked;

            @Override
            public void give(WordServer.Line line) throws IOException {
                if (asked++ == 0) {
                    line.out().close();
                } else {
                    line.say("there");
                    line.close();
                }
            }
        })) {
            WebSocketTranscripts engine = new WebSocketTranscripts(server.address());
            assertThatThrownBy(() -> engine.understand(sentence(), "en")).isInstanceOf(IOException.class);
            assertThat(engine.understand(sentence(), "en")).isEqualTo("there");
        }
    }
}
