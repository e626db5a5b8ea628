package io.carillon.rtp.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.carillon.rtp.tone.Sound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private final List<Integer> lengths = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();

    private static Sound said(Sound before, int millis) {
        return before.tones(millis, 180, -18, 360, -16, 900, -20).rest(800);
    }

    private static void settled(Duration patience, List<?> list, int size) {
        await().atMost(patience).until(() -> list.size() == size);
    }

    @Test
    void whatIsSaidIsCutWhereSomebodyPausesAndUnderstood() {
        try (Transcriber transcriber = new Transcriber((sentence, language) -> {
            lengths.add(sentence.length / 8);
            return language + lengths.size();
        })) {
            Sentences sentences = new Sentences(transcriber, "fr", words::add);
            said(new Sound().rest(1000), 900).noise(-55, 1).to(sentences);
            settled(Duration.ofSeconds(5), words, 1);
            said(new Sound().rest(100), 2000).noise(-55, 2).to(sentences);
            settled(Duration.ofSeconds(5), words, 2);
            new Sound().rest(300).tones(60, 500, -10).rest(1500).noise(-55, 3).to(sentences);
            assertThat(words).containsExactly("fr1", "fr2");
            assertThat(lengths.get(0)).isBetween(900 + 700, 900 + 1000);
            assertThat(lengths.get(1)).isBetween(2000 + 700, 2000 + 1000);
        }
    }

    @Test
    void anEngineThatHangsLosesSentencesAndNobodyWaits() {
        CountDownLatch release = new CountDownLatch(1);
        try (Transcriber transcriber = new Transcriber((sentence, language) -> {
            release.await();
            return "late";
        })) {
            List<Sentences> many = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 110; i++) {
                Sentences sentences = new Sentences(transcriber, "en", words::add);
                many.add(sentences);
                said(new Sound().rest(100), 400).to(sentences);
            }
            assertThat(transcriber.counters().get("transcripts.failed")).isBetween(1L, 12L);
            said(new Sound().rest(100), 400).to(many.get(50));
            long failed = transcriber.counters().get("transcripts.failed");
            said(new Sound().rest(100), 400).to(many.get(50));
            assertThat(transcriber.counters().get("transcripts.failed")).isGreaterThan(failed);
            assertThat(words).isEmpty();
            release.countDown();
        }
    }

    @Test
    void aDeadEngineIsCounted() {
        try (Transcriber transcriber = new Transcriber((sentence, language) -> {
            throw new IOException("gone");
        })) {
            said(new Sound().rest(100), 400).to(new Sentences(transcriber, "en", words::add));
            await().atMost(Duration.ofSeconds(5)).until(() -> transcriber.counters().get("transcripts.failed") == 1);
            assertThat(words).isEmpty();
        }
    }

    @Test
    void aServiceIsAskedByHttp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] wav = exchange.getRequestBody().readAllBytes();
            boolean good = wav.length == 44 + 3200 && exchange.getRequestURI().getQuery().equals("a=b&language=de");
            byte[] answer = "  guten Tag \n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 500, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/?a=b");
            assertThat(new HttpTranscripts(address).understand(new short[1600], "de")).isEqualTo("guten Tag");
            assertThatThrownBy(() -> new HttpTranscripts(address).understand(new short[10], "de"))
                    .isInstanceOf(IOException.class).hasMessageContaining("500");
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> new WebSocketTranscripts(URI.create("ws://127.0.0.1:" + server.getAddress().getPort()))
                .understand(new short[10], "de")).isInstanceOf(IOException.class);
    }
}
