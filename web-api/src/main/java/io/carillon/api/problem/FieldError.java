package io.carillon.api.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One bad field of a request.
 *
 * @param field its name
 * @param message what is wrong with it, so that "field message" is a sentence
 */
@Schema(description = "One bad field of a request")
public record FieldError(
        @Schema(examples = "number") String field, @Schema(examples = "must be 2 to 15 digits") String message) {}
