package io.carillon.rtp.stream;

import io.carillon.contract.StreamOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text messages of a stream: small objects of JSON, in which a far end says one event and perhaps a name. */
final class StreamText {
    /** Longest message that is read. */
    static final int MOST = 8192;

    private static final Pattern EVENT = Pattern.compile("\"(?:event|type)\"\\s*:\\s*\"([A-Za-z]{1,32})\"");
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([A-Za-z0-9 ._:-]{1,64})\"");

    private StreamText() {}

    /** What the far end says; empty when it cannot be understood. */
    static String event(String message) {
        Matcher found = EVENT.matcher(message);
        return found.find() ? found.group(1) : "";
    }

    /** The name that it gives; empty without one. */
    static String name(String message) {
        Matcher found = NAME.matcher(message);
        return found.find() ? found.group(1) : "";
    }

    static String start(StreamLink.Names names, StreamOrder order) {
        StringBuilder notes = new StringBuilder();
        for (Map.Entry<String, String> note : new TreeMap<>(order.notes()).entrySet()) {
            notes.append(notes.length() == 0 ? "" : ",").append(quoted(note.getKey())).append(':')
                    .append(quoted(note.getValue()));
        }
        boolean law = order.sound() == StreamOrder.Sound.PCMU_8000;
        return "{\"event\":\"start\",\"stream\":" + quoted(names.id()) + ",\"call\":" + quoted(names.call().value())
                + ",\"leg\":" + quoted(names.leg().value()) + ",\"encoding\":\"" + (law ? "PCMU" : "L16")
                + "\",\"sampleRate\":" + order.sound().rate() + ",\"frameMillis\":20,\"talks\":" + order.talks()
                + ",\"notes\":{" + notes + "}}";
    }

    static String stop(String reason) {
        return "{\"event\":\"stop\",\"reason\":" + quoted(reason) + "}";
    }

    static String mark(String name) {
        return "{\"event\":\"mark\",\"name\":" + quoted(name) + "}";
    }

    static String full(long millis) {
        return "{\"event\":\"full\",\"droppedMillis\":" + millis + "}";
    }

    /** RFC 8259 section 7. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
