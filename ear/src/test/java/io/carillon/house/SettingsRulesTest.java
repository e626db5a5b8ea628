package io.carillon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever can be set is told to who runs the server. */
class SettingsRulesTest {
    private static final Pattern KEY = Pattern.compile("\"(carillon\\.[a-z0-9]+[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern WORD = Pattern.compile("carillon\\.[a-z0-9.-]*[a-z0-9]");
    /** What looks like a setting and is none: the name of a protocol of WebSockets. */
    private static final Set<String> NONE = Set.of("carillon.v1");

    @Test
    void everySettingIsInTheOperationsGuide() throws IOException {
        Set<String> told = told(Files.readString(Path.of("../docs/operations.md"), StandardCharsets.UTF_8));
        Set<String> untold = new TreeSet<>();
        int read = 0;
        for (Path file : Sources.javaFiles()) {
            if (file.toString().contains("src/main/java")) {
                Matcher keys = KEY.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (keys.find()) {
                    read++;
                    if (!told.contains(keys.group(1)) && !NONE.contains(keys.group(1))) {
                        untold.add(keys.group(1));
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(untold).isEmpty();
    }

    /** The keys of a guide; in a row of a table `.other` stands for the key before it with another end. */
    private static Set<String> told(String guide) {
        Set<String> told = new TreeSet<>();
        for (String line : guide.split("\n")) {
            WORD.matcher(line).results().forEach(word -> told.add(word.group()));
            String family = "";
            Matcher quoted = QUOTED.matcher(line);
            while (quoted.find()) {
                String key = quoted.group(1);
                if (key.startsWith("carillon.")) {
                    family = key.substring(0, key.lastIndexOf('.'));
                } else if (key.startsWith(".")) {
                    told.add(family + key);
                }
            }
        }
        return told;
    }
}
