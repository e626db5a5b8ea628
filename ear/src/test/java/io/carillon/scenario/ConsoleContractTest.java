package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The console knows the API as it is: its paths, the types of what is sent and answered, every field of every form. The archive
 * says which description it was compared with; when that has changed, the compiler compares again.
 */
class ConsoleContractTest {
    private static final int NO_NPM = 3;
    private static final long PATIENCE_SECONDS = 300;

    @Test
    void theConsoleFitsTheDescribedApi() throws Exception {
        Path root = Path.of(System.getProperty("carillon.test.root", "..")).toAbsolutePath().normalize();
        Path said = root.resolve("ear/target/console-check.txt");
        Process check = new ProcessBuilder("sh", "web-api/src/build/console.sh", ".", "web-api/target", "check")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean over = check.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        check.destroyForcibly();
        assertThat(over).as("the check is over").isTrue();
        assumeThat(check.exitValue()).as("npm and its registry, to compare a changed API").isNotEqualTo(NO_NPM);
        assertThat(check.exitValue())
                .as("the console does not fit docs/openapi.yaml any more: change web-api/src/main/console and make the archive"
                        + " anew, see web-api/README.md\n%s", Files.readString(said))
                .isZero();
    }
}
