package io.carillon.api.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of putting a change back.
 *
 * @param kind of what was changed
 * @param name of what was changed
 * @param outcome what was done to it
 */
@Schema(name = "Revert")
public record RevertAnswer(
        String kind,
        String name,
        @Schema(enumeration = {"CREATED", "CHANGED", "UNCHANGED", "DELETED"}) String outcome) {}
