package io.carillon.engine;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.ConsentPlan;
import io.carillon.feature.FeatureSwitch;
import io.carillon.queue.Callback;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings of calls and features. A wrong value stops the start with a line that names the key. */
@ApplicationScoped
public class EngineSettings implements FeatureSwitch {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    private final Config config = ConfigProvider.getConfig();

    @Override
    public boolean isOn(String id) {
        return yesNo("carillon.feature." + id, "true");
    }

    /** Whether anybody may take over anybody's conversation by Replaces; otherwise one's own only. */
    boolean takeover() {
        return yesNo("carillon.calls.takeover", "false");
    }

    /** Who may come into the conversations of others by Join. */
    Set<Aor> supervisors() {
        return extensions("carillon.calls.supervisors", text("carillon.calls.supervisors", ""));
    }

    /** Numbers with commas between, and {@code @tenant} behind those of a tenant that is not the default. */
    static Set<Aor> extensions(String key, String value) {
        Set<Aor> all = new HashSet<>();
        for (String one : value.split(",")) {
            String[] parts = one.strip().split("@", 2);
            boolean named = parts.length == 1 || !parts[1].isBlank();
            if (parts[0].matches("[0-9]{2,15}") && named) {
                all.add(new Aor(parts.length == 2 ? new Tenant(parts[1]) : Tenant.DEFAULT, parts[0]));
            } else if (!one.isBlank()) {
                throw new IllegalArgumentException(
                        key + " must be numbers of extensions with commas between, not '" + value + "'");
            }
        }
        return all;
    }

    /** Class of the music that people hear who are kept waiting, empty for none. */
    String holdMusic() {
        String name = text("carillon.call.hold-music", "default");
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
            throw new IllegalArgumentException(
                    "carillon.call.hold-music must be off or the name of a class, a-z 0-9 - _, not '" + name + "'");
        }
        return name.equals("off") ? "" : name;
    }

    /** In which people are spoken to who have not chosen a language. */
    String language() {
        String language = text("carillon.call.language", "en");
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "carillon.call.language must be one of " + LANGUAGES + ", not '" + language + "'");
        }
        return language;
    }

    /** How people are told that they are recorded. */
    ConsentPlan consent() {
        return ConsentPlan.of(text(ConsentPlan.KEY, ""), text(ConsentPlan.HOME_KEY, ""),
                Duration.ofSeconds(number("carillon.recording.tone-interval", 15, 5, 600)));
    }

    private boolean yesNo(String key, String otherwise) {
        String value = text(key, otherwise);
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " must be true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    @Override
    public int number(String key, int otherwise, int least, int most) {
        String value = text(key, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            EngineLog.LOG.debugf("%s: %s", key, e.getMessage());
        }
        throw new IllegalArgumentException(
                key + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
    }

    private String text(String key, String otherwise) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank()).orElse(otherwise);
    }

    /** How long an extension rings that did not choose. */
    Duration ringTimeout() {
        return Duration.ofSeconds(number("carillon.call.ring-timeout", 30, 1, 600));
    }

    /** How long a conversation may last. */
    Duration maxDuration() {
        return Duration.ofSeconds(number("carillon.call.max-duration", 14_400, 1, 604_800));
    }

    /** How often a queue calls somebody back who is not there. */
    Callback.Patience callbackPatience() {
        return new Callback.Patience(number("carillon.queue.callback-tries", 3, 1, 20),
                Duration.ofSeconds(number("carillon.queue.callback-pause", 300, 1, 86_400)));
    }

    /** Where the journal is. */
    Path journal() {
        return Path.of(text("jboss.server.data.dir", System.getProperty("java.io.tmpdir")), "carillon", "journal");
    }

    /** Bytes of one journal file. */
    int journalSegmentBytes() {
        return 8 * 1024 * 1024;
    }

    /** How many journal files there may be. */
    int journalSegments() {
        return Math.max(3, number("carillon.journal.max-megabytes", 256, 24, 16_384) / 8);
    }
}
