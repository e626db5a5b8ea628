package io.carillon.api.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names under which clients of other telephone systems look for what is here under another one. The table is the whole of
 * it: a request under such a name is one under ours, whatever its method, and the description tells the name beside it.
 */
public final class OtherNames {
    private static final Pattern PART = Pattern.compile("\\{[a-z]+}");
    private static final String VERSION = "/v1/";

    /** Theirs to ours, below {@code /api}; a part in braces stands for itself, and what follows stays. */
    private static final Map<String, String> NAMES = names();
    /** By the first part of the path, so that a request under a name of ours costs one look. */
    private static final Map<String, List<Name>> BY_FIRST = NAMES.entrySet().stream()
            .map(name -> new Name(name.getKey(), name.getValue()))
            .collect(Collectors.groupingBy(name -> first(name.theirs())));

    private OtherNames() {}

    /** @param pattern of theirs and what follows it */
    private record Name(String theirs, String ours, Pattern pattern) {
        Name(String theirs, String ours) {
            this(theirs, ours, Pattern.compile(PART.matcher(theirs).replaceAll("([^/]+)") + "(/.*)?"));
        }
    }

    private static String first(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("/status", "/system/status");
        names.put("/config/features", "/features");
        names.put("/config", "/settings");
        names.put("/phone-book", "/phonebook");
        names.put("/sip-trunks", "/trunks");
        names.put("/provisioning/devices", "/devices");
        names.put("/registered-phones/extension/{extension}", "/registrations/{extension}");
        names.put("/registered-phones", "/registrations");
        names.put("/voicemail-boxes", "/voicemail");
        names.put("/auto-attendant/menus", "/menus");
        names.put("/paging/zones", "/paging");
        names.put("/recording-retention/policies", "/recording-policies");
        names.put("/time-routing/rules", "/time-conditions");
        names.put("/fmfm/config/{number}", "/extensions/{number}/find-me");
        names.put("/dnd/rules/{number}", "/extensions/{number}/quiet-hours");
        names.put("/hot-desk/sessions", "/hot-desks");
        names.put("/hot-desk/session/{telephone}", "/hot-desks/{telephone}");
        names.put("/emergency/history", "/emergency/calls");
        names.put("/framework/nomadic-e911/sites", "/sites");
        names.put("/qos/metrics", "/quality");
        names.put("/mfa/status", "/auth/second-factor");
        return names;
    }

    /** Our path for a path below {@code /api}; the same when it is ours. */
    static String ours(String path) {
        String plain = path.startsWith(VERSION) ? path.substring(VERSION.length() - 1) : path;
        for (Name name : BY_FIRST.getOrDefault(first(plain), List.of())) {
            Matcher theirs = name.pattern().matcher(plain);
            if (theirs.matches()) {
                String rest = theirs.group(theirs.groupCount());
                String ours = theirs.groupCount() > 1
                        ? PART.matcher(name.ours()).replaceFirst(Matcher.quoteReplacement(theirs.group(1)))
                        : name.ours();
                return rest == null ? ours : ours + rest;
            }
        }
        return plain;
    }

    /** The other names of a path of ours. */
    public static List<String> of(String ours) {
        List<String> found = new ArrayList<>();
        NAMES.forEach((theirs, path) -> {
            if (ours.equals(path) || ours.startsWith(path + "/")) {
                found.add(theirs + ours.substring(path.length()));
            }
        });
        return found;
    }

    /** Where a request shall go; null when it goes there already. @param base address of the API */
    static URI moved(URI base, URI asked) {
        String api = base.getRawPath();
        String start = api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
        String path = asked.getRawPath();
        if (!path.startsWith(start + "/")) {
            return null;
        }
        String ours = ours(path.substring(start.length()));
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return start.concat(ours).equals(path) ? null : asked.resolve(start + ours + query);
    }
}
