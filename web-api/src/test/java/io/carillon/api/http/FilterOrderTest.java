package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Filters said by annotations come in whatever order the server finds them. */
class FilterOrderTest {
    private static final Pattern MAPPING = Pattern.compile("<filter-mapping>\\s*<filter-name>([a-z-]+)</filter-name>");
    private static final Pattern FILTER = Pattern.compile("<filter-class>([A-Za-z.]+)</filter-class>");

    @Test
    void theHeadersComeFirstAndNoFilterIsLeftToTheServer() throws IOException {
        String web = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        List<String> mapped = MAPPING.matcher(web).results().map(found -> found.group(1)).toList();
        assertThat(mapped).startsWith("headers").containsExactlyInAnyOrder("headers", "live-door", "compressed");
        List<String> declared = FILTER.matcher(web).results().map(MatchResult::group).toList();
        assertThat(declared).hasSameSizeAs(mapped);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Filter.java")
                    || file.toString().endsWith("Door.java")).toList()) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain("@WebFilter");
            }
        }
    }
}
