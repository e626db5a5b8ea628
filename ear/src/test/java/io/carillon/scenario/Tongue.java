package io.carillon.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language of the console, and what a page that speaks it must not say. */
final class Tongue {
    private static final Path LOCALES = Path.of(System.getProperty("carillon.test.root", ".."), "web-api/src/main/console/src/locales");
    private static final Pattern ENTRY = Pattern.compile("^ {2}'([^']+)':\\s+(['\"])((?:(?!\\2)[^\\\\]|\\\\.)*)\\2,", Pattern.MULTILINE);
    /** A word of the API as it stands there, where its message should be. */
    private static final Pattern RAW = Pattern.compile("[a-z]{3,}([A-Z][a-z]+)+|[A-Z]{2,}(_[A-Z]+)+");
    /** Shorter ones may be what somebody is called. */
    private static final int LEAST = 4;
    /** Shorter sentences round a number fit too much. */
    private static final int LEAST_AROUND = 10;

    /** What the library of the components says by itself. */
    private static final List<String> OF_THE_LIBRARY = List.of("Danger alert:", "Warning alert:", "Info alert:", "Success alert:", "Custom alert:",
            ": error status;", ": warning status;", "Scroll back", "Scroll forward");

    private final String language;
    private final Map<String, String> words;
    private final Set<String> foreign = new TreeSet<>();
    private final List<Pattern> sentences;

    private Tongue(String language, Map<String, String> english) throws IOException {
        this.language = language;
        this.words = read(language);
        Set<String> ours = Set.copyOf(words.values());
        if (!words.equals(english)) {
            foreign.addAll(OF_THE_LIBRARY);
            english.values().stream().filter(text -> text.length() >= LEAST && !ours.contains(text)).forEach(foreign::add);
        }
        this.sentences = foreign.stream().filter(text -> text.contains("{{") && text.replaceAll("\\{\\{.*?}}", "").length() >= LEAST_AROUND)
                .map(text -> Pattern.compile(Stream.of(text.split("\\{\\{.*?}}", -1)).map(Pattern::quote).collect(Collectors.joining(".+"))))
                .toList();
    }

    /** All of them, from the sources of the console. */
    static List<Tongue> all() throws IOException {
        Map<String, String> english = read("en");
        return List.of(new Tongue("en", english), new Tongue("de", english), new Tongue("fr", english), new Tongue("es", english));
    }

    private static Map<String, String> read(String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (Stream<Path> files = Files.list(LOCALES.resolve(language))) {
            for (Path file : files.toList()) {
                ENTRY.matcher(Files.readString(file)).results()
                        .forEach(one -> words.put(one.group(1), one.group(3).replace("\\'", "'")));
            }
        }
        if (words.size() < 1_000) {
            throw new AssertionError("only " + words.size() + " messages in " + language);
        }
        return words;
    }

    String language() {
        return language;
    }

    /**
     * Of these lines those that are English where another language is spoken, or that are a key or a word of the API instead of
     * its message.
     *
     * @param names what somebody chose
     */
    List<String> strange(List<String> lines, Set<String> names) {
        return lines.stream().filter(line -> !names.contains(line)).filter(line -> foreign.contains(line) || words.containsKey(line)
                || RAW.matcher(line).matches() || sentences.stream().anyMatch(sentence -> sentence.matcher(line).matches())).toList();
    }
}
