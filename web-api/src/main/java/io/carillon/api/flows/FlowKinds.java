package io.carillon.api.flows;

import io.carillon.api.groups.RingGroupBody;
import io.carillon.api.groups.RingGroupView;
import io.carillon.api.hours.TimeConditionBody;
import io.carillon.api.hours.TimeConditionView;
import io.carillon.api.json.JsonText;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.api.menus.MenuBody;
import io.carillon.api.menus.MenuView;
import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problem;
import io.carillon.api.problem.Problems;
import io.carillon.api.queues.QueueBody;
import io.carillon.api.queues.QueueItem;
import io.carillon.api.trunks.DidBody;
import io.carillon.api.trunks.DidView;
import io.carillon.contract.Tenant;
import io.carillon.group.RingGroupSettings;
import io.carillon.hours.TimeCondition;
import io.carillon.menu.Menu;
import io.carillon.queue.CallQueue;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.PlanEdit;
import io.carillon.trunk.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.WebApplicationException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of things that drafts change, between what the API takes and shows of them and what is stored. */
@ApplicationScoped
class FlowKinds {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z+*#.!\\[\\]-]{1,64}");
    private static final Pattern ETAG = Pattern.compile("\"?([0-9]{1,18})\"?");
    private static final Map<String, Kind<?, ?>> KINDS = kinds();

    @Inject
    RecordJsonReader reader;

    /** One kind. */
    private record Kind<S extends Record, B extends Record>(
            Class<S> type, Class<B> body, Function<B, S> settings, Function<Stored<S>, ? extends Record> view) {
        S read(RecordJsonReader reader, JsonObject json) {
            return settings.apply(reader.read(body, json.toString().getBytes(StandardCharsets.UTF_8)));
        }

        JsonObject show(String name, Record stored) {
            Record shown = view.apply(new Stored<>(Tenant.DEFAULT, name, type.cast(stored), null, null, 0));
            try (JsonReader json = Json.createReader(new StringReader(JsonText.text(shown)))) {
                return json.readObject();
            }
        }
    }

    private static Map<String, Kind<?, ?>> kinds() {
        Map<String, Kind<?, ?>> kinds = new LinkedHashMap<>();
        kinds.put("number", new Kind<>(NumberSettings.class, DidBody.class, DidBody::settings, DidView::of));
        kinds.put("time-condition", new Kind<>(
                TimeCondition.class, TimeConditionBody.class, TimeConditionBody::settings, TimeConditionView::of));
        kinds.put("menu", new Kind<>(Menu.class, MenuBody.class, MenuBody::menu, MenuView::of));
        kinds.put("ring-group", new Kind<>(
                RingGroupSettings.class, RingGroupBody.class, RingGroupBody::settings, RingGroupView::of));
        kinds.put("queue", new Kind<>(CallQueue.class, QueueBody.class, QueueBody::settings, QueueItem::of));
        return kinds;
    }

    /** What the kinds are called. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** @throws WebApplicationException 400, each fault named {@code kind/name/field} */
    PlanEdit edit(FlowChangeBody change) {
        Kind<?, ?> kind = change.kind() == null ? null : KINDS.get(change.kind());
        if (kind == null) {
            throw Problems.invalidField("changes", "kind must be one of " + KINDS.keySet());
        }
        if (change.name() == null || !NAME.matcher(change.name()).matches()) {
            throw Problems.invalidField("changes", "name must be a number");
        }
        String thing = change.kind() + "/" + change.name();
        long version = version(change.etag(), thing);
        if (change.body() == null && version == PlanEdit.NEW) {
            throw Problems.invalidField(thing, "is not there and can therefore not go");
        }
        return new PlanEdit(kind.type(), change.name(), version,
                change.body() == null ? null : settings(kind, change.body(), thing));
    }

    private static long version(String etag, String thing) {
        if (etag == null || etag.isEmpty()) {
            return PlanEdit.NEW;
        }
        Matcher matcher = ETAG.matcher(etag);
        if (!matcher.matches()) {
            throw Problems.invalidField(thing + "/etag", "is not one that this server issued");
        }
        return Long.parseLong(matcher.group(1));
    }

    private Record settings(Kind<?, ?> kind, JsonObject body, String thing) {
        try {
            return kind.read(reader, body);
        } catch (WebApplicationException wrong) {
            if (wrong.getResponse().getEntity() instanceof Problem problem && problem.errors() != null) {
                throw Problems.invalidFields(problem.errors().stream()
                        .map(error -> new FieldError(thing + "/" + error.field(), error.message()))
                        .toList());
            }
            throw wrong;
        }
    }

    /** The change that an edit is, with what is to be changed. */
    FlowChangeBody change(PlanEdit edit) {
        Map.Entry<String, Kind<?, ?>> kind = KINDS.entrySet().stream()
                .filter(one -> one.getValue().type() == edit.type())
                .findFirst()
                .orElseThrow();
        return new FlowChangeBody(kind.getKey(), edit.name(), edit.isNew() ? null : "\"" + edit.version() + "\"", null,
                edit.settings() == null ? null : body(kind.getValue().show(edit.name(), edit.settings())));
    }

    /** What is shown of a thing, without what is not for changing. */
    private static JsonObject body(JsonObject shown) {
        return Json.createObjectBuilder(shown).remove("createdAt").remove("changedAt").build();
    }
}
