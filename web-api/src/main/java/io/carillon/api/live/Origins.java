package io.carillon.api.live;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whose pages may connect (RFC 6455 section 10.2): our own, and those of sites that the settings name. */
final class Origins {
    static final String KEY = "carillon.live.origins";
    private static final Pattern ORIGIN = Pattern.compile(
            "https?://([a-z0-9.-]+|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?");

    private final Set<String> others;

    private Origins(Set<String> others) {
        this.others = others;
    }

    /** @throws IllegalArgumentException naming the setting */
    static Origins of(String setting) {
        Set<String> others = Arrays.stream(setting.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip).filter(one -> !one.isEmpty()).collect(Collectors.toSet());
        for (String one : others) {
            if (!ORIGIN.matcher(one).matches()) {
                throw new IllegalArgumentException(
                        KEY + " must be origins such as https://desk.example.com with commas between, not '" + one + "'");
            }
        }
        return new Origins(others);
    }

    /** @param origin as sent; a program that is no browser sends none */
    boolean allow(String origin, String host) {
        if (origin == null) {
            return true;
        }
        String asked = origin.toLowerCase(Locale.ROOT);
        return others.contains(asked) || host != null && authority(asked).equals(plain(asked, host.toLowerCase(Locale.ROOT)));
    }

    private static String authority(String origin) {
        int at = origin.indexOf("://");
        return at < 0 ? "" : plain(origin, origin.substring(at + 3));
    }

    /** Without the port that the scheme implies. */
    private static String plain(String origin, String authority) {
        String implied = origin.startsWith("https://") ? ":443" : ":80";
        return authority.endsWith(implied) ? authority.substring(0, authority.length() - implied.length()) : authority;
    }
}
