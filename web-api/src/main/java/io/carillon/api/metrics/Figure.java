package io.carillon.api.metrics;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.metrics.Tag;

/**
 * How a counter of the adapter is called in metrics. Its names are paths with dots; a last step that is a class of
 * SIP responses becomes a tag, so that all classes are one metric.
 *
 * @param name metric name
 * @param tags its tags
 */
record Figure(String name, Tag... tags) {
    private static final Pattern RESPONSE_CLASS = Pattern.compile("(.*)\\.([1-6]xx)");
    private static final String PREFIX = "carillon_";

    static Figure ofSwitch(String key) {
        Matcher responses = RESPONSE_CLASS.matcher(key);
        if (responses.matches()) {
            return new Figure(named(responses.group(1)), new Tag("class", responses.group(2)));
        }
        return new Figure(named(key));
    }

    /** The engine counts calls as well; the adapter's are told apart. */
    private static String named(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return PREFIX + (plain.startsWith("calls_") ? "switch_" : "") + plain;
    }
}
