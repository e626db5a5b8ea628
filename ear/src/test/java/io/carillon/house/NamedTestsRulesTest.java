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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test that a document names as proof is there: who renames it looks after what was said of it. */
class NamedTestsRulesTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*(?:Test|Sweep))(?:\\.(\\w+))?");
    /** After the name of a test, a word of such a length is one of its methods. */
    private static final Pattern METHOD = Pattern.compile("[a-z]\\w{12,}");

    @Test
    void everyTestThatTheDocumentsNameIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path document : documents()) {
            for (String line : Files.readAllLines(document, StandardCharsets.UTF_8)) {
                String test = "";
                Matcher quoted = QUOTED.matcher(line);
                while (quoted.find()) {
                    Matcher whole = TEST.matcher(quoted.group(1));
                    String method = METHOD.matcher(quoted.group(1)).matches() ? quoted.group(1) : null;
                    if (whole.matches()) {
                        test = whole.group(1);
                        method = whole.group(2);
                        named++;
                    }
                    if (!test.isEmpty() && !has(tests, test, method)) {
                        missing.add(document.getFileName() + ": " + quoted.group(1));
                    }
                }
            }
        }
        assertThat(named).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    private static boolean has(Map<String, String> tests, String test, String methodOrNull) {
        String text = tests.get(test);
        return text != null && (methodOrNull == null || text.contains(" " + methodOrNull + "("));
    }

    /** What the tests say, by name; two of the same name in different modules count as one. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (Path file : Sources.javaFiles()) {
            if (file.toString().contains("src/test/java")) {
                String name = file.getFileName().toString().replace(".java", "");
                tests.merge(name, Files.readString(file, StandardCharsets.UTF_8), String::concat);
            }
        }
        return tests;
    }

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("../README.md")));
        try (var found = Files.walk(Path.of("../docs"))) {
            found.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
        }
        return all;
    }
}
