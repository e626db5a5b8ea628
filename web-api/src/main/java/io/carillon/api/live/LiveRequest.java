package io.carillon.api.live;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a client says.
 *
 * @param verb what it wants
 * @param topics of which topics
 */
record LiveRequest(Verb verb, List<Wanted> topics) {
    /** Topics of one message. */
    static final int MOST_TOPICS = 64;

    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    /** What it wants. */
    enum Verb {
        SUBSCRIBE,
        UNSUBSCRIBE,
        PING
    }

    /**
     * One topic.
     *
     * @param name as the client wrote it
     * @param feed run of numbers that {@code after} belongs to, null for a snapshot
     * @param after number of the last patch that the client has
     */
    record Wanted(String name, String feed, long after) {
        /** Whether it is of the form {@code scope:id:resource}. */
        boolean isEvents() {
            return name.indexOf(':') >= 0;
        }
    }

    /** It cannot be understood; the message says why. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    static LiveRequest parse(String text) throws Wrong {
        JsonObject json = object(text);
        String type = json.get("type") instanceof JsonString word ? word.getString() : "";
        Verb verb = switch (type) {
            case "subscribe" -> Verb.SUBSCRIBE;
            case "unsubscribe" -> Verb.UNSUBSCRIBE;
            case "ping" -> Verb.PING;
            default -> throw new Wrong("type must be subscribe, unsubscribe or ping");
        };
        if (verb == Verb.PING) {
            return new LiveRequest(verb, List.of());
        }
        if (!(json.get("topics") instanceof JsonArray asked) || asked.isEmpty() || asked.size() > MOST_TOPICS) {
            throw new Wrong("topics must be a list of 1 to " + MOST_TOPICS);
        }
        List<Wanted> topics = new ArrayList<>();
        for (JsonValue one : asked) {
            topics.add(wanted(one));
        }
        return new LiveRequest(verb, topics);
    }

    private static JsonObject object(String text) throws Wrong {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException broken) {
            throw new Wrong("a message must be a JSON object");
        }
    }

    private static Wanted wanted(JsonValue one) throws Wrong {
        if (one instanceof JsonString name) {
            return new Wanted(name.getString(), null, 0);
        }
        if (one instanceof JsonObject object && object.get("topic") instanceof JsonString name) {
            if (object.get("feed") instanceof JsonString feed && object.get("after") instanceof JsonNumber after) {
                return new Wanted(name.getString(), feed.getString(), after.longValue());
            }
            return new Wanted(name.getString(), null, 0);
        }
        throw new Wrong("a topic must be a name, or an object with topic, feed and after");
    }
}
