package io.carillon.api.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How this server is set up.
 *
 * @param features all features, and whether they are on
 * @param settings what was set at the start; what is not in it has its default
 */
@Schema(name = "Settings")
public record SettingsView(List<Feature> features, Map<String, String> settings) {
    private static final String HIDDEN = "(set, not shown)";

    /**
     * A feature.
     *
     * @param id as in {@code carillon.feature.ID}
     * @param on whether calls meet it
     */
    @Schema(name = "Feature")
    public record Feature(String id, boolean on) {}

    static SettingsView of(Map<String, Boolean> features, Properties properties) {
        Map<String, String> settings = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("carillon.")) {
                settings.put(key, isSecret(key) ? HIDDEN : properties.getProperty(key));
            }
        }
        List<Feature> all = new TreeMap<>(features).entrySet().stream()
                .map(feature -> new Feature(feature.getKey(), feature.getValue()))
                .toList();
        return new SettingsView(all, settings);
    }

    /** Rather one too many. */
    private static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.contains("password") || name.contains("secret") || name.contains("token") || name.endsWith("key");
    }
}
