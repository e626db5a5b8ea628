package io.carillon.api.extensions;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Conflict;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.Invalid;
import io.carillon.directory.NewExtension;
import io.carillon.directory.StaleVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All extensions as a table, out and in again. What is not in the table stays as it is. */
@Path("/extension-table")
@ApplicationScoped
@Tag(name = "extensions")
public class ExtensionTableResource {
    private static final String TABLE = "text/csv";

    @Inject
    Directory directory;

    @Inject
    Extensions extensions;

    /** The table. */
    @GET
    @Path("/export")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Produces(TABLE)
    @Operation(
            summary = "Download all extensions as a table",
            description = "Without secrets. Uploaded again as it is, it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(mediaType = TABLE, schema = @Schema(type = SchemaType.STRING)))
    public Response export(@Context SecurityContext security) {
        List<Extension> all = directory.current().page(Caller.of(security).tenant(), null, Integer.MAX_VALUE);
        return Response.ok(ExtensionTable.write(all), TABLE + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"extensions.csv\"")
                .build();
    }

    /** Takes a table, line by line; a line that is wrong holds up no other. */
    @POST
    @Path("/import")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(TABLE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Upload extensions as a table",
            description = "Columns number, displayName, enabled, mediaSecurity. New numbers are created, known ones"
                    + " changed; a line that is wrong is told and holds up no other. With dryRun nothing is changed.")
    @APIResponse(responseCode = "200", description = "Read")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public ImportAnswer take(
            @QueryParam("dryRun") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            String table,
            @Context SecurityContext security) {
        if (dryRun != null && !dryRun.matches("true|false")) {
            throw Problems.invalidField("dryRun", "must be true or false");
        }
        try {
            return new Import(extensions, Caller.of(security), "true".equals(dryRun))
                    .take(ExtensionTable.parse(table == null ? "" : table));
        } catch (IllegalArgumentException noTable) {
            throw Problems.malformed(noTable.getMessage());
        }
    }

    /** One table on its way in. */
    private static final class Import {
        private final Extensions extensions;
        private final Caller caller;
        private final boolean dryRun;
        private final List<ImportAnswer.Row> told = new ArrayList<>();
        private int created;
        private int changed;
        private int unchanged;
        private int failed;

        Import(Extensions extensions, Caller caller, boolean dryRun) {
            this.extensions = extensions;
            this.caller = caller;
            this.dryRun = dryRun;
        }

        ImportAnswer take(ExtensionTable.Parsed table) {
            for (ExtensionTable.Fault fault : table.faults()) {
                failed(fault.line(), fault.number(), fault.field(), fault.message());
            }
            for (ExtensionTable.Row row : table.rows()) {
                try {
                    take(row);
                } catch (Invalid invalid) {
                    invalid.fields().forEach((field, why) -> failed(row.line(), row.number(), field, why.get(0)));
                } catch (Conflict | StaleVersion refused) {
                    failed(row.line(), row.number(), "number", refused.getMessage());
                }
            }
            return new ImportAnswer(dryRun, created, changed, unchanged, failed, List.copyOf(told));
        }

        private void take(ExtensionTable.Row row) {
            Optional<Extension> known = extensions.find(caller.tenant(), row.number());
            if (known.isPresent() && row.isSameAs(known.get())) {
                unchanged++;
            } else if (known.isPresent()) {
                if (!dryRun) {
                    extensions.update(caller.tenant(), row.number(),
                            new ChangedExtension(row.displayName(), row.enabled(), row.security()),
                            known.get().version(), caller.username());
                }
                changed++;
                told.add(new ImportAnswer.Row(row.line(), row.number(), "CHANGED", null, null, null));
            } else {
                String secret = dryRun ? null : extensions.create(caller.tenant(), new NewExtension(row.number(),
                        row.displayName(), null, row.enabled(), row.security()), caller.username()).secretShownOnce();
                created++;
                told.add(new ImportAnswer.Row(row.line(), row.number(), "CREATED", null, null, secret));
            }
        }

        private void failed(long line, String number, String field, String message) {
            failed++;
            told.add(new ImportAnswer.Row(line, number, "FAILED", field, message, null));
        }
    }
}
