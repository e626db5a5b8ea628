package io.carillon.feature.names;

import java.text.Normalizer;
import java.util.Locale;

/** Letters on the keys of a telephone (ITU-T E.161). */
final class Spelling {
    private static final String KEYS = "22233344455566677778889999";

    private Spelling() {}

    /** Whether one of the words of a name begins with the letters on these keys. */
    static boolean begins(String name, String keys) {
        for (String word : name.split("[\\s.,'-]+")) {
            if (keysOf(word).startsWith(keys)) {
                return true;
            }
        }
        return false;
    }

    /** The keys of a word; letters with accents are pressed as those without, anything else is left out. */
    static String keysOf(String word) {
        StringBuilder keys = new StringBuilder();
        String plain = Normalizer.normalize(word.replace("\u00df", "ss"), Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z') {
                keys.append(KEYS.charAt(c - 'a'));
            }
        }
        return keys.toString();
    }
}
