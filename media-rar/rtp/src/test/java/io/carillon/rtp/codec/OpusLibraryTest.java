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

    /**
     * Each deployment of the archive has classes of its own, loads what it needs again, and does not stay in memory. The first
     * does on a Java before 24, whose threads remember for ever who has started them: JNA has one.
     */
    @Test
    void whoIsDeployedAnewSpeaksItAnewAndDoesNotStay() throws Exception {
        OpusCodecTest.assumeThatItIsHere();
        List<String> said = load(List.of("3"), "-Djboss.server.temp.dir=" + directory).lines().toList();
        assertThat(said.subList(0, 3)).allMatch(line -> line.startsWith("libopus"));
        assertThat(said.get(3)).isIn("left 0", "left 1");
        assertThat(directory).as("nothing stays behind").isEmptyDirectory();
    }

    @Test
    void whoStillSpeaksWhenItIsTakenAwaySaysNothingMore() throws Exception {
        OpusCodecTest.assumeThatItIsHere();
        List<String> said = load(List.of("stop"), "-Djboss.server.temp.dir=" + directory).lines().toList();
        assertThat(said.get(0)).isEqualTo("said true, heard 320");
        assertThat(said.get(1)).isEqualTo("said 0, heard 0, said 0, heard 0, there is null");
        assertThat(said.get(2)).startsWith("libopus");
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
