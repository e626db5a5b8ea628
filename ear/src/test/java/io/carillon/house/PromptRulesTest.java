package io.carillon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What callers are told is recorded in every language. */
class PromptRulesTest {
    private static final Pattern NAMED = Pattern.compile("PromptItem\\.File\\(\"([a-z0-9-]+)\"\\)");

    @Test
    void whateverTheApplicationNamesIsInEveryList() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : Sources.javaFiles()) {
            if (file.toString().contains("src/main/java")) {
                Matcher matcher = NAMED.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(10);
        for (String language : List.of("en", "de", "fr", "es")) {
            Set<String> recorded = Files.readAllLines(Path.of("../media-rar/rtp/src/prompts", language + ".txt")).stream()
                    .map(line -> line.split(" = ", 2)[0])
                    .collect(Collectors.toSet());
            assertThat(recorded).as(language).containsAll(named);
        }
    }
}
