package io.carillon.scenario;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All that the API says it does, read from the document that the server serves, which is the committed one. */
final class Operations {
    private static final String JSON = "application/json";

    private static final int LEAST = 250;

    private final JsonObject document;

    private Operations(JsonObject document) {
        this.document = document;
    }

    /**
     * One of them.
     *
     * @param path below {@code /api}
     * @param roles that may; empty for whoever wants to
     * @param ofTheServer whether it is the business of the first tenant only
     * @param answers the statuses it describes
     * @param parameters names of what is sent in the query
     * @param headers names of what is sent in headers
     * @param lists whether it answers with items
     * @param bodyType media type of its body, null for none
     * @param fields of its body
     */
    record Operation(
            String method, String path, Set<String> roles, boolean ofTheServer, Set<String> answers,
            Set<String> parameters, Set<String> headers, boolean lists, String bodyType, Set<String> fields) {
        /** Whether it names one thing. */
        boolean isOfOne() {
            return path.contains("{");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        boolean takesJson() {
            return JSON.equals(bodyType);
        }

        /** What was read, without what cannot be changed. */
        JsonObject fit(JsonObject read) {
            JsonObjectBuilder fitting = Json.createObjectBuilder();
            read.forEach((name, value) -> {
                if (fields.contains(name)) {
                    fitting.add(name, value);
                }
            });
            return fitting.build();
        }

        /** Sends it. @param body null for none */
        Api.Reply send(Api api, String to, String body, String... headers) throws Exception {
            String[] all = new String[headers.length + (body == null ? 2 : 4)];
            System.arraycopy(headers, 0, all, 0, headers.length);
            all[headers.length] = "Accept";
            all[headers.length + 1] = "*/*";
            if (body != null) {
                all[headers.length + 2] = "Content-Type";
                all[headers.length + 3] = bodyType;
            }
            return api.send(method, to, body, all);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Those of a server. */
    static List<Operation> of(Installation carillon) throws Exception {
        String text = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(carillon.http().resolve("/openapi?format=JSON")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return new Operations(Json.createReader(new StringReader(text)).readObject()).all();
    }

    private List<Operation> all() {
        JsonObject paths = document.getJsonObject("paths");
        List<Operation> found = new ArrayList<>();
        for (String path : paths.keySet()) {
            JsonObject methods = paths.getJsonObject(path);
            for (String method : methods.keySet()) {
                if (!method.equals("parameters")) {
                    found.add(operation(method, path, methods.getJsonObject(method)));
                }
            }
        }
        if (found.size() < LEAST) {
            throw new AssertionError("the description has lost most of the API: " + found);
        }
        return found;
    }

    private Operation operation(String method, String path, JsonObject described) {
        Set<String> roles = described.containsKey("x-roles")
                ? Set.copyOf(described.getJsonArray("x-roles").getValuesAs(JsonString::getString))
                : Set.of();
        JsonObject body = described.getJsonObject("requestBody");
        JsonObject content = body == null ? null : body.getJsonObject("content");
        String type = content == null ? null : content.keySet().iterator().next();
        JsonObject responses = described.getJsonObject("responses");
        return new Operation(method.toUpperCase(Locale.ROOT), path.substring("/api".length()), roles,
                described.getString("x-tenant", "").equals("first"), responses.keySet(),
                parameters(described, "query"), parameters(described, "header"), lists(responses.getJsonObject("200")),
                type, content == null ? Set.of() : properties(content.getJsonObject(type)).keySet());
    }

    private Set<String> parameters(JsonObject described, String where) {
        Set<String> names = new HashSet<>();
        if (described.containsKey("parameters")) {
            for (var parameter : described.getJsonArray("parameters")) {
                JsonObject one = resolved(parameter.asJsonObject());
                if (one.getString("in", "").equals(where)) {
                    names.add(one.getString("name"));
                }
            }
        }
        return names;
    }

    private boolean lists(JsonObject ok) {
        JsonObject content = ok == null ? null : ok.getJsonObject("content");
        if (content == null || !content.containsKey(JSON)) {
            return false;
        }
        JsonObject schema = schema(content.getJsonObject(JSON));
        return schema.getString("type", "").equals("array") || properties(content.getJsonObject(JSON)).containsKey("items");
    }

    private JsonObject properties(JsonObject content) {
        JsonObject schema = schema(content);
        return schema.containsKey("properties") ? schema.getJsonObject("properties") : JsonObject.EMPTY_JSON_OBJECT;
    }

    private JsonObject schema(JsonObject content) {
        return content.containsKey("schema") ? resolved(content.getJsonObject("schema")) : JsonObject.EMPTY_JSON_OBJECT;
    }

    /** What is described elsewhere in the document. */
    private JsonObject resolved(JsonObject described) {
        JsonObject found = described;
        for (String part : described.getString("$ref", "").split("/")) {
            found = part.isEmpty() ? found : part.equals("#") ? document : found.getJsonObject(part);
        }
        return found;
    }
}
