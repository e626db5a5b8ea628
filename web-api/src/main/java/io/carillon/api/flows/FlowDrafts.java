package io.carillon.api.flows;

import io.carillon.api.json.JsonText;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.flow.draft.FlowDesk;
import io.carillon.flow.draft.FlowDraft;
import io.carillon.trunk.PlanEdit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drafts between what the API takes and shows of them and what is stored. */
@ApplicationScoped
public class FlowDrafts {
    private static final String ID_FORM = "[0-9]{1,18}";

    @Inject
    FlowDesk desk;

    @Inject
    FlowKinds kinds;

    /** What a draft means for the plan; nothing when no draft is named. */
    public List<PlanEdit> thoughtOf(Tenant tenant, String draftOrNull) {
        return draftOrNull == null ? List.of() : edits(changes(draft(tenant, draftOrNull)));
    }

    List<PlanEdit> edits(List<FlowChangeBody> changes) {
        Set<String> seen = new HashSet<>();
        return changes.stream().map(change -> {
            PlanEdit edit = kinds.edit(change);
            if (!seen.add(change.kind() + "/" + change.name())) {
                throw Problems.invalidField(change.kind() + "/" + change.name(), "is changed twice");
            }
            return edit;
        }).toList();
    }

    /** What is stored of a draft; its changes are read once, so that nonsense is not kept. */
    FlowDraft.Plan plan(FlowDraftBody body) {
        edits(body.changes());
        return new FlowDraft.Plan(body.title().strip(), body.from() == null ? "" : body.from().strip(),
                text(body.changes()));
    }

    /** A draft that brings things back to what they were. */
    FlowDraft.Plan plan(String title, String from, List<PlanEdit> edits) {
        return new FlowDraft.Plan(title, from, text(edits.stream().map(kinds::change).toList()));
    }

    private static String text(List<FlowChangeBody> changes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (FlowChangeBody change : changes) {
            try (JsonReader json = Json.createReader(new StringReader(JsonText.text(change)))) {
                array.add(json.readObject());
            }
        }
        return array.build().toString();
    }

    List<FlowChangeBody> changes(FlowDraft draft) {
        try (JsonReader json = Json.createReader(new StringReader(draft.plan().changes()))) {
            JsonArray array = json.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(one -> new FlowChangeBody(one.getString("kind"), one.getString("name"),
                            one.getString("etag", null), one.getJsonObject("base"), one.getJsonObject("body")))
                    .toList();
        }
    }

    FlowDraft draft(Tenant tenant, String id) {
        return desk.draft(tenant, number(id)).orElseThrow(() -> Problems.notFound("there is no such draft"));
    }

    FlowDraft version(Tenant tenant, String id) {
        return desk.version(tenant, number(id)).orElseThrow(() -> Problems.notFound("there is no such version"));
    }

    private static long number(String id) {
        if (!id.matches(ID_FORM)) {
            throw Problems.notFound("there is no such draft");
        }
        return Long.parseLong(id);
    }
}
