package io.carillon.api.recordings;

import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.contract.Tenant;
import io.carillon.recording.RecordingQuery;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a search as they stand in the address. */
public class RecordingFilter {
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
    @Parameter(description = "An extension that talked when the recording began")
    String extension;

    @QueryParam("call")
    @Parameter(description = "Id of the call")
    String call;

    @QueryParam("cursor")
    @Parameter(description = "Key of the page, from 'next' of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    RecordingQuery toQuery(Tenant tenant) {
        Parameters parameters = new Parameters();
        RecordingQuery query = new RecordingQuery(
                tenant,
                parameters.instant("from", from),
                parameters.instant("to", to),
                parameters.text(caller),
                parameters.text(callee),
                parameters.text(extension),
                parameters.text(call),
                parameters.text(cursor),
                Paging.limit(limit));
        parameters.check();
        return query;
    }
}
