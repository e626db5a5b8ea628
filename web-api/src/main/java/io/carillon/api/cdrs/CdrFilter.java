package io.carillon.api.cdrs;

import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.cdr.CdrQuery;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a search as they stand in the address. Everything that is wrong with them is told at once. */
public class CdrFilter {
    @QueryParam("from")
    @Parameter(
            description = "Earliest start, inclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(
            description = "Latest start, exclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @QueryParam("caller")
    @Parameter(description = "Exact number of the caller")
    String caller;

    @QueryParam("callee")
    @Parameter(description = "Exact number dialled")
    String callee;

    @QueryParam("extension")
    @Parameter(description = "A number that is the caller or was dialled")
    String extension;

    @QueryParam("disposition")
    @Parameter(schema = @Schema(enumeration = {"ANSWERED", "BUSY", "NO_ANSWER", "CANCELLED", "REJECTED", "FAILED"}))
    String disposition;

    @QueryParam("direction")
    @Parameter(schema = @Schema(enumeration = {"INTERNAL", "INBOUND", "OUTBOUND"}))
    String direction;

    @QueryParam("minSeconds")
    @Parameter(description = "Shortest billable time", schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    String minSeconds;

    @QueryParam("cursor")
    @Parameter(description = "Key of the page, from 'next' of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    /** @param own extension that the caller has to keep to, empty for all; another one is answered 403 */
    CdrQuery toQuery(Tenant tenant, Optional<String> own) {
        Parameters parameters = new Parameters();
        String wanted = parameters.text(extension);
        if (wanted != null && own.isPresent() && !own.get().equals(wanted)) {
            throw Problems.forbidden("you may read the records of extension " + own.get() + " only");
        }
        CdrQuery query = new CdrQuery(
                tenant,
                parameters.instant("from", from),
                parameters.instant("to", to),
                parameters.text(caller),
                parameters.text(callee),
                own.orElse(wanted),
                parameters.constant("disposition", Disposition.class, disposition),
                parameters.constant("direction", Direction.class, direction),
                parameters.count("minSeconds", minSeconds),
                parameters.text(cursor),
                Paging.limit(limit));
        parameters.check();
        return query;
    }
}
