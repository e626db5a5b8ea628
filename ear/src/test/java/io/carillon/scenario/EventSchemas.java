package io.carillon.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a consumer may rely on in every event: its body keeps the schema of its kind and holds nothing that the schema
 * does not name, and the properties that selectors ask for say what the body says.
 */
final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();
    private static final Map<String, String> OF_ALL = Map.of(
            "eventId", "id", "eventType", "type", "tenant", "tenant", "schemaVersion", "schemaVersion");
    private static final Map<String, String> OF_CALLS = Map.of("direction", "direction", "fromNumber", "from", "toNumber", "to");
    private static final Map<String, String> OF_RECORDS = Map.of(
            "direction", "direction", "fromNumber", "caller", "toNumber", "callee", "disposition", "disposition");

    private EventSchemas() {}

    /** What is wrong with a message, empty when nothing is. */
    static List<String> broken(Message message, String body) throws JMSException, IOException {
        JsonNode event = JSON.readTree(body);
        String type = event.path("type").asText();
        List<String> broken = broken(body);
        compare(message, OF_ALL, event, broken);
        if (type.startsWith("call.")) {
            compare(message, OF_CALLS, event.path("data"), broken);
        } else if (type.equals("cdr.created")) {
            compare(message, OF_RECORDS, event.path("data"), broken);
        }
        return broken;
    }

    /** What is wrong with a body alone. */
    static List<String> broken(String body) throws IOException {
        String type = JSON.readTree(body).path("type").asText();
        List<String> broken = new ArrayList<>();
        READ.computeIfAbsent(type, EventSchemas::read)
                .validate(body, InputFormat.JSON, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .forEach(violation -> broken.add(type + " " + violation));
        return broken;
    }

    private static void compare(Message message, Map<String, String> names, JsonNode said, List<String> broken)
            throws JMSException {
        for (Map.Entry<String, String> name : names.entrySet()) {
            String property = message.getStringProperty(name.getKey());
            String field = said.path(name.getValue()).asText();
            if (!field.equals(property)) {
                broken.add("property " + name.getKey() + " is " + property + ", the body says " + field);
            }
        }
    }

    private static JsonSchema read(String type) {
        Path file = Path.of(System.getProperty("carillon.test.root"), "docs/schemas", type + ".v1.json");
        try {
            JsonNode schema = JSON.readTree(Files.readString(file));
            closed(schema);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema.toString());
        } catch (IOException noSchema) {
            throw new UncheckedIOException(noSchema);
        }
    }

    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(EventSchemas::closed);
    }
}
