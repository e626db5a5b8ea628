package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.LOG;

import java.util.Properties;

/** Reads settings from system properties; a wrong one stops the start with one line that names it. */
final class Settings {
    private final Properties properties;

    Settings(Properties properties) {
        this.properties = properties;
    }

    /** The settings of this server. */
    static Settings ofServer() {
        return new Settings(System.getProperties());
    }

    String text(String key, String otherwise) {
        String value = properties.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    int number(String key, int otherwise, int min, int max) {
        String value = text(key, null);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(key, "'" + value + "' is not a number");
        }
        throw wrong(key, value + " is not between " + min + " and " + max);
    }

    static IllegalArgumentException wrong(String key, String reason) {
        LOG.badSetting(key, reason);
        return new IllegalArgumentException("setting " + key + ": " + reason);
    }
}
