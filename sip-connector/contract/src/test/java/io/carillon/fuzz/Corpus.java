package io.carillon.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Messages kept in a folder of a module's test resources: as hexadecimal digits ({@code .hex}), as text whose lines
 * end with CRLF on the wire ({@code .txt}), or as they are.
 */
public final class Corpus {
    private static final int LONGEST = 65_000;

    private Corpus() {}

    /** The messages of a folder by their names. */
    public static Map<String, byte[]> of(Class<?> module, String folder) {
        URL directory = module.getResource(folder);
        if (directory == null) {
            throw new AssertionError("no corpus " + folder);
        }
        try {
            return of(Path.of(directory.toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The messages of a folder of the source tree. */
    public static Map<String, byte[]> of(Path folder) {
        Map<String, byte[]> messages = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(one -> !one.getFileName().toString().startsWith("."))::iterator) {
                byte[] message = read(file);
                messages.put(file.getFileName().toString(), message.length > LONGEST ? new byte[LONGEST] : message);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return messages;
    }

    private static byte[] read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".txt")) {
            return Files.readString(file).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        }
        if (!name.endsWith(".hex")) {
            return Files.readAllBytes(file);
        }
        String digits = Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("#.*", "").replaceAll("\\s", ""))
                .collect(Collectors.joining());
        return HexFormat.of().parseHex(digits);
    }
}
