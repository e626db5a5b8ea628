package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines of speech, played by a script and a service of the test. */
class SpeechEnginesTest {
    @TempDir
    Path directory;

    /** A program that is called as espeak-ng is: {@code -v voice -s speed -w file --stdin}. */
    private String program(String script) throws IOException {
        Path program = directory.resolve("speak");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    @Test
    void theProgramGetsTheTextOnItsInputAndTheVoiceOfTheLanguage() throws Exception {
        Path tone = directory.resolve("tone.wav");
        Files.write(tone, PromptRendering.wav(Recording.tone(600, 100).samples()));
        String speak = program("cat > '" + directory + "/words'; echo \"$2\" > '" + directory + "/voice'; cp '" + tone + "' \"$6\"");
        assertThat(new EspeakEngine(speak).speak("de", "-v x; Grüß Gott").length()).isEqualTo(800);
        assertThat(directory.resolve("words")).hasContent("-v x; Grüß Gott");
        assertThat(directory.resolve("voice")).hasContent("de");
        new EspeakEngine(speak).speak("--version", "x");
        assertThat(directory.resolve("voice")).hasContent("en");
    }

    @Test
    void aProgramThatFailsOrIsNotThereIsSaidSo() throws Exception {
        assertThatThrownBy(() -> new EspeakEngine("/nowhere/espeak").speak("de", "x"))
                .isInstanceOf(IOException.class).hasMessageContaining("/nowhere/espeak");
        String speak = program("exit 3");
        assertThatThrownBy(() -> new EspeakEngine(speak).speak("de", "x")).hasMessageContaining("ended with 3");
    }

    @Test
    void aServiceIsAskedForAWav() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/speak", exchange -> {
            asked.add(exchange.getRequestURI().getQuery() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] wav = PromptRendering.wav(Recording.tone(600, 100).samples());
            boolean refused = asked.get(asked.size() - 1).endsWith("no");
            exchange.sendResponseHeaders(refused ? 500 : 200, wav.length);
            exchange.getResponseBody().write(wav);
            exchange.close();
        });
        server.start();
        try {
            URI where = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/speak?voice=ann");
            HttpSpeech speech = new HttpSpeech(where);
            assertThat(speech.speak("de", "Grüß Gott").length()).isEqualTo(800);
            assertThat(asked).containsExactly("voice=ann&language=de Grüß Gott");
            assertThatThrownBy(() -> speech.speak("de", "no")).hasMessageContaining("answered 500");
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> new HttpSpeech(URI.create("http://127.0.0.1:1/")).speak("de", "x"))
                .isInstanceOf(IOException.class);
    }
}
