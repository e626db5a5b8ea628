package io.carillon.api.history;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.trunk.PlanCopy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plan of a tenant as one document, out and in again. */
@Path("/backup")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backup", description = "A copy of trunks, routes, groups, menus and the like")
public class BackupResource {
    private static final int SCHEMA = 1;

    @Inject
    PlanCopy copy;

    /** The copy. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Download the plan",
            description = "Everything that is found by a name, of all kinds. Secrets are in it as they are stored:"
                    + " locked with the key of this server, which is not in it. Extensions, users and devices"
                    + " are downloaded at /tables.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response download(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        JsonObjectBuilder plan = Json.createObjectBuilder();
        copy.plan(caller.tenant()).forEach((kind, items) -> {
            JsonArrayBuilder array = Json.createArrayBuilder();
            items.forEach(item -> array.add(
                    Json.createObjectBuilder().add("name", item.name()).add("settings", item.settings())));
            plan.add(kind, array);
        });
        JsonObject document = Json.createObjectBuilder()
                .add("schema", SCHEMA)
                .add("tenant", caller.tenant().name())
                .add("madeAt", Instant.now().toString())
                .add("plan", plan)
                .build();
        return Response.ok(document.toString(), MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"carillon-plan.json\"")
                .build();
    }

    /** Puts a copy in. */
    @POST
    @Path("/restore")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a plan in",
            description = "A document as GET /backup answers it. What is in it is created or changed, what is not in it"
                    + " stays. Each thing is checked and live like any other change; what cannot be put in is told.")
    @RequestBody(content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "Put in")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public RestoreAnswer restore(String document, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return RestoreAnswer.of(copy.restore(caller.tenant(), plan(document), caller.username()));
    }

    private static Map<String, List<PlanCopy.Item>> plan(String document) {
        try (JsonReader reader = Json.createReader(new StringReader(document == null ? "" : document))) {
            JsonObject whole = reader.readObject();
            if (whole.getInt("schema", 0) != SCHEMA || !(whole.get("plan") instanceof JsonObject plan)) {
                throw Problems.malformed("is no plan of schema " + SCHEMA);
            }
            Map<String, List<PlanCopy.Item>> items = new TreeMap<>();
            for (Map.Entry<String, JsonValue> kind : plan.entrySet()) {
                items.put(kind.getKey(), items(kind.getKey(), kind.getValue()));
            }
            return items;
        } catch (JsonException | IllegalStateException broken) {
            throw Problems.malformed("is no JSON object");
        }
    }

    private static List<PlanCopy.Item> items(String kind, JsonValue value) {
        List<PlanCopy.Item> items = new ArrayList<>();
        for (JsonValue one : value instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY) {
            if (!(one instanceof JsonObject item) || !(item.get("name") instanceof JsonString name)
                    || !(item.get("settings") instanceof JsonObject settings)) {
                throw Problems.malformed("each " + kind + " must have a name and settings");
            }
            items.add(new PlanCopy.Item(name.getString(), settings));
        }
        return items;
    }
}
