package io.carillon.api.texts;

import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import io.carillon.message.TextQuery;
import io.carillon.message.TextState;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a search for texts as they stand in the address. */
public class TextFilter {
    private static final int LONGEST = 80;

    @QueryParam("find")
    @Parameter(description = "Only those that have this in one of their two numbers")
    String find;

    @QueryParam("extension")
    @Parameter(description = "Exact number that sent it or gets it")
    String extension;

    @QueryParam("state")
    @Parameter(schema = @Schema(enumeration = {"WAITING", "DELIVERED", "EXPIRED"}))
    String state;

    @QueryParam("from")
    @Parameter(
            description = "Earliest, inclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(
            description = "Latest, exclusive",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @QueryParam("cursor")
    @Parameter(description = "Key of the page, from 'next' of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    /** @param own extension that the caller has to keep to, empty for all; another one is answered 403 */
    TextQuery toQuery(Tenant tenant, Optional<Extension> own, Instant now) {
        Parameters parameters = new Parameters();
        String wanted = parameters.text(extension);
        own.map(Extension::number).filter(number -> wanted != null && !number.equals(wanted)).ifPresent(number -> {
            throw Problems.forbidden("you may read the texts of extension " + number + " only");
        });
        if (find != null && find.length() > LONGEST) {
            throw Problems.invalidField("find", "must have at most " + LONGEST + " characters");
        }
        Instant earliest = parameters.instant("from", from);
        // what the one before had who had this number is not for the next
        Instant since = own.map(Extension::createdAt).filter(made -> earliest == null || made.isAfter(earliest)).orElse(earliest);
        TextQuery query = new TextQuery(
                tenant,
                own.map(Extension::number).orElse(wanted),
                find == null || find.isBlank() ? null : find.strip(),
                parameters.constant("state", TextState.class, state),
                since,
                parameters.instant("to", to),
                parameters.text(cursor),
                Paging.limit(limit),
                now);
        parameters.check();
        return query;
    }
}
