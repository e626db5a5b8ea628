package io.carillon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a file may look like: in telephony the file named after the call becomes the god class, unless it cannot. */
class FileRulesTest {
    private static final int LONGEST_FILE = 400;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sleep\\(|TimeUnit\\.[A-Z]+\\.sleep\\(");
    private static final Pattern AS_PAGE = Pattern.compile(
            "dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcDoc|\\beval\\(|javascript:");
    private static final Pattern NUMBERED = Pattern.compile("@Message\\(\\s*id = (\\d+)");
    private static final Pattern SWALLOWED = Pattern.compile("catch\\s*\\([^)]*\\)\\s*\\{\\s*}");

    /** What the adapter calls by name has to be in the image. */
    @Test
    void theImageBringsWhatTheSwitchTakesOfTheSystem() throws IOException {
        assertThat(Files.readString(Path.of("../wildfly-config/service/Containerfile")))
                .containsPattern("apt-get install .*libopus0.*espeak-ng.*util-linux");
    }

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        List<String> longer = new ArrayList<>();
        for (Path file : Sources.javaFiles()) {
            long lines = Files.readString(file, StandardCharsets.UTF_8).lines().count();
            if (lines > LONGEST_FILE) {
                longer.add(Sources.nameOf(file) + ": " + lines);
            }
        }
        assertThat(longer).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        assertThat(filesWith(UNFINISHED)).isEmpty();
    }

    @Test
    void noTestSleeps() throws IOException {
        assertThat(filesWith(SLEEP).stream().filter(found -> found.contains("src/test") && !found.contains("/bench/"))).isEmpty();
    }

    @Test
    void noExceptionIsSwallowedWithoutAWord() throws IOException {
        assertThat(filesWith(SWALLOWED)).isEmpty();
    }

    /** What callers say of themselves is text for the console, whatever it looks like. */
    @Test
    void theConsoleMakesNoPageOfText() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.consoleFiles()) {
            if (AS_PAGE.matcher(Files.readString(file, StandardCharsets.UTF_8)).find()) {
                found.add(Sources.nameOf(file));
            }
        }
        assertThat(Sources.consoleFiles()).isNotEmpty();
        assertThat(found).isEmpty();
    }

    /** Who looks up the number of a message in the log finds one. */
    @Test
    void noTwoMessagesHaveTheSameNumber() throws IOException {
        Map<String, String> first = new HashMap<>();
        List<String> again = new ArrayList<>();
        for (Path file : Sources.javaFiles()) {
            Matcher message = NUMBERED.matcher(Files.readString(file, StandardCharsets.UTF_8));
            while (message.find()) {
                String before = first.put(message.group(1), Sources.nameOf(file));
                if (before != null) {
                    again.add(message.group(1) + " in " + before + " and " + Sources.nameOf(file));
                }
            }
        }
        assertThat(first).hasSizeGreaterThan(100);
        assertThat(again).isEmpty();
    }

    @Test
    void everyShippedPackageSaysWhatItIs() {
        Set<Path> packages = Sources.javaFiles().stream()
                .filter(file -> file.toString().contains("src/main/java"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        assertThat(packages.stream().filter(dir -> !Files.exists(dir.resolve("package-info.java"))).map(Sources::nameOf))
                .isEmpty();
    }

    private static List<String> filesWith(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.javaFiles()) {
            if (file.endsWith("FileRulesTest.java")) {
                continue;
            }
            var matcher = pattern.matcher(Files.readString(file, StandardCharsets.UTF_8));
            if (matcher.find()) {
                found.add(Sources.nameOf(file) + ": " + matcher.group());
            }
        }
        return found;
    }
}
