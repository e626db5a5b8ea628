package io.carillon.api.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for. */
public class PageQuery {
    @QueryParam("after")
    @Parameter(description = "Key of the page, from 'next' of the page before")
    String after;

    // A text, so that what is no number is answered 400 with the name of the field and not 404.
    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    /** Key of the last item of the page before, null for the first page. */
    public String after() {
        return after;
    }

    /** How many items, 1 to {@value Paging#MAX_LIMIT}. */
    public int limit() {
        return Paging.limit(limit);
    }
}
