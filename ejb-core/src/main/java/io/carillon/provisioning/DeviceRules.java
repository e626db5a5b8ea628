package io.carillon.provisioning;

import io.carillon.directory.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a device may be. */
final class DeviceRules {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,15}");
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final int LONGEST = 80;

    private final Predicate<String> extensions;
    private final Predicate<String> sites;
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    /**
     * @param extensions whether there is an extension with this number
     * @param sites whether there is a site with this name
     */
    DeviceRules(Predicate<String> extensions, Predicate<String> sites) {
        this.extensions = extensions;
        this.sites = sites;
    }

    /** A MAC address as it is stored, however it is written. @throws Invalid when it is none */
    static String mac(String written) {
        String plain = written == null ? "" : written.replaceAll("[:.\\- ]", "").toLowerCase(Locale.ROOT);
        boolean group = plain.length() == 12 && "13579bdf".indexOf(plain.charAt(1)) >= 0;
        if (!MAC.matcher(plain).matches() || group || plain.equals("000000000000")) {
            throw new Invalid(Map.of("mac", List.of("must be the MAC address of one telephone: 12 hexadecimal digits")));
        }
        return plain;
    }

    /** The model. @throws Invalid naming each bad field */
    Model check(AskedDevice asked) {
        Model model = Model.of(asked.model()).orElse(null);
        if (model == null) {
            wrong("model", "is none that is known");
        }
        text("label", asked.label());
        if (!asked.site().isEmpty() && !sites.test(asked.site())) {
            wrong("site", "there is no such site");
        }
        if (model != null) {
            lines(asked.lines(), model);
            keys(asked, model);
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return model;
    }

    private void lines(List<AskedDevice.Line> lines, Model model) {
        if (lines.isEmpty() || lines.size() > model.lines()) {
            wrong("lines", "must be 1 to " + model.lines() + " of this model");
        }
        Set<String> seen = new HashSet<>();
        for (AskedDevice.Line line : lines) {
            text("lines", line.label());
            if (line.extension() == null || !extensions.test(line.extension())) {
                wrong("lines", "there is no such extension");
            } else if (!seen.add(line.extension())) {
                wrong("lines", "must hold an extension once");
            }
        }
    }

    private void keys(AskedDevice asked, Model model) {
        Set<Integer> seen = new HashSet<>();
        for (DeviceKey key : asked.keys()) {
            if (key.position() < 1 || key.position() > model.keys() || !seen.add(key.position())) {
                wrong("keys", "must be at positions 1 to " + model.keys() + " of this model, each once");
            }
            text("keys", key.label());
            boolean sound = key.kind() != null && key.value() != null && switch (key.kind()) {
                case LINE -> key.value().matches("[0-9]{1,2}") && Integer.parseInt(key.value()) >= 1
                        && Integer.parseInt(key.value()) <= asked.lines().size();
                case BLF -> NUMBER.matcher(key.value()).matches();
                case SPEED_DIAL -> DIALLED.matcher(key.value()).matches();
            };
            if (!sound) {
                wrong("keys", "the value of a line key is the position of a line, of the others a number");
            }
        }
    }

    private void text(String field, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "must be at most " + LONGEST + " characters, none of them a control character");
        }
    }

    private void wrong(String field, String why) {
        List<String> all = wrong.computeIfAbsent(field, one -> new ArrayList<>());
        if (!all.contains(why)) {
            all.add(why);
        }
    }
}
