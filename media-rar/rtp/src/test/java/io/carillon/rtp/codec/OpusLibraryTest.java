package io.carillon.rtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where libopus comes from. Each in a process of its own, because a process loads it once. */
class OpusLibraryTest {
    @TempDir
    private Path directory;

    @Test
    void whereTheSystemHasNoneTheReasonIsOneLine() throws Exception {
        String outcome = load(List.of(), "-Djboss.server.temp.dir=" + directory);
        assertThat(outcome).startsWith("not spoken: ").contains("libnobody-has-this.so.9");
        assertThat(outcome.lines()).hasSize(1);
        assertThat(directory).as("nothing stays behind").isEmptyDirectory();
    }

    @Test
    void whereJnaCannotBeginTheReasonIsOneLine() throws Exception {
        String outcome = load(List.of(), "-Djboss.server.temp.dir=" + directory, "-Djna.nounpack=true");
        assertThat(outcome).startsWith("not spoken: ").hasSizeGreaterThan(30);
        assertThat(outcome.lines()).hasSize(1);
    }

    /** Each deployment of the archive has classes of its own, and loads what it needs again. */
    @Test
    void whoIsDeployedAnewSpeaksItAnew() throws Exception {
        OpusCodecTest.assumeThatItIsHere();
        assertThat(load(List.of("2"), "-Djboss.server.temp.dir=" + directory).lines())
                .hasSize(2).allMatch(line -> line.startsWith("libopus"));
        assertThat(directory).as("nothing stays behind").isEmptyDirectory();
    }

    private static String load(List<String> arguments, String... options) throws Exception {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        Stream.of(options),
                        Stream.of("-cp", System.getProperty("java.class.path"), OpusAlone.class.getName()),
                        arguments.stream())
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
