package io.carillon.api.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which version is to be changed; nothing is changed without saying so. */
public class IfMatch {
    @HeaderParam(HttpHeaders.IF_MATCH)
    @Parameter(
            required = true,
            description = "ETag of the version that was read",
            schema = @Schema(type = SchemaType.STRING))
    String sent;

    /**
     * The version that the caller wants to change.
     *
     * @param current asked only for {@code If-Match: *}, whatever there is now
     */
    public long version(LongSupplier current) {
        return Versions.expected(sent, current);
    }

    /** Whether what there is now is what the caller has read; 428 when that was not said. */
    public boolean names(EntityTag now) {
        return Versions.names(sent, now);
    }
}
