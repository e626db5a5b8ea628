package io.carillon.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as INFO carries it: {@code application/dtmf-relay} names the signal and how long it was down,
 * {@code application/dtmf} is the signal alone.
 *
 * @param event 0 to 9, 10 for the star, 11 for the hash, 12 to 15 for A to D (RFC 4733 section 3.2)
 * @param millis how long it was down
 */
public record KeyPress(int event, int millis) {
    private static final String RELAY = "application/dtmf-relay";
    private static final String SIGNAL = "application/dtmf";
    private static final String KEYS = "0123456789*#ABCD";
    private static final int USUAL_MILLIS = 160;
    private static final int LONGEST_MILLIS = 8_000;
    private static final Pattern LINE = Pattern.compile("(?im)^\\s*signal\\s*=\\s*(\\S+)\\s*$");
    private static final Pattern DURATION = Pattern.compile("(?im)^\\s*duration\\s*=\\s*(\\d{1,6})\\s*$");

    /** The key of a body; empty when it is something else. */
    public static Optional<KeyPress> of(InfoBody info) {
        String text = new String(info.body(), StandardCharsets.ISO_8859_1);
        int semicolon = info.contentType().indexOf(';');
        String type = semicolon < 0 ? info.contentType() : info.contentType().substring(0, semicolon);
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case RELAY -> first(LINE, text).flatMap(signal -> key(signal, duration(text)));
            case SIGNAL -> key(text.strip(), USUAL_MILLIS);
            default -> Optional.empty();
        };
    }

    private static int duration(String text) {
        int asked = first(DURATION, text).map(Integer::parseInt).orElse(USUAL_MILLIS);
        return asked == 0 ? USUAL_MILLIS : Math.min(asked, LONGEST_MILLIS);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Some devices write the star as 10 and the hash as 11. */
    private static Optional<KeyPress> key(String signal, int millis) {
        int event = signal.length() == 1 ? KEYS.indexOf(signal.toUpperCase(Locale.ROOT))
                : signal.matches("1[0-5]") ? Integer.parseInt(signal) : -1;
        return event < 0 ? Optional.empty() : Optional.of(new KeyPress(event, millis));
    }

    /** As it goes to a device that is told of keys by INFO. */
    public InfoBody info() {
        String text = "Signal=" + KEYS.charAt(event) + "\r\nDuration=" + Math.max(1, millis) + "\r\n";
        return new InfoBody(RELAY, text.getBytes(StandardCharsets.US_ASCII));
    }
}
