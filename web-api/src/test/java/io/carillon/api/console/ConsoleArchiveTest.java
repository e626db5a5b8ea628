package io.carillon.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The built console: the committed archive is of the committed sources, and what a browser loads first is small. */
class ConsoleArchiveTest {
    private static final Path SOURCES = Path.of("src/main/console");
    private static final Path BUILT = Path.of("target/console");
    private static final int MOST_FIRST_BYTES = 250_000;
    private static final int BLOCK = 512;
    private static final List<String> NOT_SOURCES = List.of("node_modules", "dist");

    @Test
    void theArchiveIsOfTheseSources() throws Exception {
        String builtOf = archived("./BUILT-OF");
        assertThat(builtOf.split(" ")[0])
                .as("run web-api/src/build/console.sh . web-api/target archive and commit web-api/src/console.tar.gz")
                .isEqualTo(digestOfSources());
    }

    @Test
    void theScriptsOfTheFirstPageAreSmall() throws Exception {
        String page = Files.readString(BUILT.resolve("index.html"));
        Matcher scripts = Pattern.compile("(?:src|href)=\"/(assets/[^\"]+\\.js)\"").matcher(page);
        int bytes = 0;
        while (scripts.find()) {
            bytes += compressed(BUILT.resolve(scripts.group(1)));
        }
        assertThat(bytes).as("bytes of compressed script of the first page").isBetween(1, MOST_FIRST_BYTES);
    }

    @Test
    void thePageHasNoScriptAndNoStyleOfItsOwn() throws Exception {
        assertThat(Files.readString(BUILT.resolve("index.html"))).doesNotContain("<script>", "<style", " style=", "onload=");
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            Files.copy(file, zip);
        }
        return out.size();
    }

    /** One file of the archive. */
    private static String archived(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of("src/console.tar.gz")))) {
            byte[] head = in.readNBytes(BLOCK);
            while (head.length == BLOCK && head[0] != 0) {
                int size = Integer.parseInt(new String(head, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] content = in.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
                if (new String(head, 0, 100, StandardCharsets.US_ASCII).trim().equals(name)) {
                    return new String(content, 0, size, StandardCharsets.US_ASCII).trim();
                }
                head = in.readNBytes(BLOCK);
            }
        }
        throw new AssertionError("the archive has no " + name);
    }

    private static String digestOfSources() throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !NOT_SOURCES.contains(SOURCES.relativize(file).getName(0).toString()))
                    .filter(file -> !file.endsWith("schema.d.ts"))
                    .toList();
        }
        StringBuilder lines = new StringBuilder();
        List<String> names = files.stream().map(file -> SOURCES.relativize(file).toString()).sorted().toList();
        for (String name : names) {
            lines.append(digest(Files.readAllBytes(SOURCES.resolve(name)))).append("  ").append(name).append('\n');
        }
        return digest(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
