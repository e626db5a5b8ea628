package io.carillon.webhook;

import io.carillon.call.Call;
import io.carillon.cdr.Direction;
import io.carillon.event.CallEventJson;
import io.carillon.menu.MenuQuestion;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** What a program is asked about the caller of a menu, in the envelope of all events. */
final class MenuQuestionJson {
    /** Its type. */
    static final String TYPE = "menu.asked";

    private MenuQuestionJson() {}

    /** Its id, the same however often it is sent. */
    static String id(MenuQuestion question) {
        return "ask-" + question.call().value() + "-" + question.number();
    }

    /** @param callOrNull the call as it is at this moment */
    static String text(MenuQuestion question, Call callOrNull, Instant at) {
        JsonArrayBuilder path = Json.createArrayBuilder();
        for (String keys : question.path().isEmpty() ? new String[0] : question.path().split(",")) {
            path.add(keys);
        }
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add("callId", question.call().value())
                .add("direction", (callOrNull == null ? Direction.INTERNAL : callOrNull.direction()).name())
                .add("from", question.caller())
                .add("fromName", callOrNull == null ? "" : callOrNull.from().displayName())
                .add("to", callOrNull == null ? question.menu() : callOrNull.to())
                .add("menu", question.menu())
                .add("title", question.title())
                .add("language", question.language())
                .add("because", question.because().name())
                .add("pressed", question.pressed())
                .add("path", path);
        return Json.createObjectBuilder()
                .add("id", id(question))
                .add("type", TYPE)
                .add("source", "carillon/" + System.getProperty("carillon.node", "node"))
                .add("time", at.toString())
                .add("tenant", question.tenant().name())
                .add("subject", question.call().value())
                .add("schemaVersion", CallEventJson.SCHEMA_VERSION)
                .add("dataschema", "urn:carillon:schema:" + TYPE + ":" + CallEventJson.SCHEMA_VERSION)
                .add("data", data)
                .build()
                .toString();
    }
}
