package io.carillon.api.audit;

import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditQuery;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of the audit trail as they stand in the address. */
public class AuditFilter {
    @QueryParam("who")
    @Parameter(description = "Exact login name")
    String who;

    @QueryParam("what")
    @Parameter(description = "Exact number of the extension or name of the account that was changed")
    String what;

    @QueryParam("from")
    @Parameter(
            description = "Earliest change, inclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(
            description = "Latest change, exclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @QueryParam("cursor")
    @Parameter(description = "Key of the page, from 'next' of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    AuditQuery toQuery(Tenant tenant) {
        Parameters parameters = new Parameters();
        AuditQuery query = new AuditQuery(
                tenant,
                parameters.text(who),
                parameters.text(what),
                parameters.instant("from", from),
                parameters.instant("to", to),
                parameters.text(cursor),
                Paging.limit(limit));
        parameters.check();
        return query;
    }
}
