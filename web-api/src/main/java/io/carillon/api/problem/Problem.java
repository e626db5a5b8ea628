package io.carillon.api.problem;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457 section 3).
 *
 * @param type what kind of problem, the same for every occurrence
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what went wrong this time
 * @param errors every bad field, only when fields are bad
 * @param incident to be found in the server's log, only with status 500
 */
@Schema(description = "A problem document (RFC 9457)")
public record Problem(
        @Schema(examples = "urn:carillon:problem:invalid-fields") String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        String incident) {

    /** Media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
