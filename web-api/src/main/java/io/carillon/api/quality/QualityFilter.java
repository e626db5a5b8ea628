package io.carillon.api.quality;

import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.api.problem.Problems;
import io.carillon.cdr.CdrQuery;
import io.carillon.contract.Tenant;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which bad calls are wanted. */
public class QualityFilter {
    private static final double USUAL = 3.6;
    private static final double LEAST = 1;
    private static final double MOST = 5;

    @QueryParam("from")
    @Parameter(
            description = "Earliest start, inclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(description = "Latest start, exclusive", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @QueryParam("extension")
    @Parameter(description = "A number that is the caller or was dialled")
    String extension;

    @QueryParam("below")
    @Parameter(
            description = "Opinion score below which a leg counts as bad",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "1", maximum = "5", defaultValue = "3.6"))
    String below;

    @QueryParam("cursor")
    @Parameter(description = "Key of the page, from 'next' of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    CdrQuery toQuery(Tenant tenant) {
        Parameters parameters = new Parameters();
        CdrQuery query = new CdrQuery(tenant, parameters.instant("from", from), parameters.instant("to", to), null, null,
                parameters.text(extension), null, null, null, parameters.text(cursor), Paging.limit(limit));
        parameters.check();
        return query;
    }

    double score() {
        if (below == null || below.isEmpty()) {
            return USUAL;
        }
        double score = below.matches("[1-5](\\.[0-9]{1,3})?") ? Double.parseDouble(below) : 0;
        if (score < LEAST || score > MOST) {
            throw Problems.invalidField("below", "must be a score from 1 to 5");
        }
        return score;
    }
}
