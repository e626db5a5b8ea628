package io.carillon.api.tables;

import io.carillon.api.auth.AccountGate;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Accounts;
import io.carillon.directory.Directory;
import io.carillon.directory.Extensions;
import io.carillon.provisioning.Devices;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a house has many of as tables, out and in again. What is not in a table stays as it is. */
@Path("/tables")
@ApplicationScoped
@Tag(name = "tables", description = "Extensions, users, devices, numbers, groups and the like as comma-separated values")
public class TablesResource {
    private static final String TABLE = "text/csv";

    @Inject
    OutsideDesk plan;

    @Inject
    Extensions extensions;

    @Inject
    Directory directory;

    @Inject
    Accounts accounts;

    @Inject
    AccountGate gate;

    @Inject
    Devices devices;

    @Inject
    RecordJsonReader reader;

    private final Map<String, TableKind> kinds = new LinkedHashMap<>();

    @PostConstruct
    void know() {
        add(new ExtensionKind(extensions, directory, reader));
        add(new ForwardingKind(extensions, directory, reader));
        add(new UserKind(accounts, gate, reader));
        PlanKinds.of(new PlanKind.Desk(plan, reader)).forEach(this::add);
        add(new DeviceKind(devices, reader));
    }

    private void add(TableKind kind) {
        kinds.put(kind.name(), kind);
    }

    /** Which tables there are. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List what can be had as a table, with its columns")
    @APIResponse(responseCode = "200", description = "Found")
    public TableListing list() {
        return new TableListing(kinds.values().stream().map(TableListing.Item::of).toList());
    }

    /** One of them. */
    @GET
    @Path("/{kind}")
    @RolesAllowed(Roles.ADMIN)
    @Produces(TABLE)
    @Operation(
            summary = "Download a table",
            description = "Without secrets. Uploaded again as it is, it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(mediaType = TABLE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response download(@PathParam("kind") String name, @Context SecurityContext security) {
        TableKind kind = kind(name);
        return Response.ok(TableSheet.write(kind.shape(), kind.all(Caller.of(security).tenant())), TABLE + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + kind.name() + ".csv\"")
                .build();
    }

    /** Takes a table, line by line; a line that is wrong holds up no other. */
    @POST
    @Path("/{kind}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(TABLE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Upload a table",
            description = "The first line names columns, in any order; those that are not named, and cells that are"
                    + " empty in a new line, say nothing. New things are created, known ones changed, what is not in the"
                    + " table stays. Items of a list have a semicolon between them, fields of an item a slash, - is an"
                    + " empty list. A line that is wrong is told with its column and holds up no other; with dryRun"
                    + " nothing is changed and the answer is the same, but for secrets.")
    @RequestBody(required = true, content = @Content(mediaType = TABLE, schema = @Schema(
            type = SchemaType.STRING, examples = "number,displayName\n1001,Reception\n")))
    @APIResponse(
            responseCode = "200",
            description = "Read",
            content = @Content(schema = @Schema(implementation = TableAnswer.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public TableAnswer upload(
            @PathParam("kind") String name,
            @QueryParam("dryRun") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            String table,
            @Context SecurityContext security) {
        TableKind kind = kind(name);
        if (dryRun != null && !dryRun.matches("true|false")) {
            throw Problems.invalidField("dryRun", "must be true or false");
        }
        List<TableSheet.Row> rows;
        try {
            rows = TableSheet.read(kind.shape(), kind.keys(), table == null ? "" : table);
        } catch (IllegalArgumentException noTable) {
            throw Problems.malformed(noTable.getMessage());
        }
        return new TableImport(kind, new TableKind.Errand(Caller.of(security), security, "true".equals(dryRun))).take(rows);
    }

    private TableKind kind(String name) {
        TableKind kind = kinds.get(name);
        if (kind == null) {
            throw Problems.notFound("there is no such table; there are " + kinds.keySet());
        }
        return kind;
    }
}
