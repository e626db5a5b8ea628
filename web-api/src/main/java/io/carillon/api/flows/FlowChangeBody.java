package io.carillon.api.flows;

import jakarta.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that a draft changes.
 *
 * @param kind of the thing
 * @param name of the thing: a number
 * @param etag the version it was changed from; absent for a new one
 * @param base what it was then, as its author has read it; kept for comparing, not looked at
 * @param body what it becomes, as the resource of its kind takes it; absent when it goes
 */
@Schema(name = "FlowChange")
public record FlowChangeBody(
        @Schema(enumeration = {"number", "time-condition", "menu", "ring-group", "queue"}) String kind,
        @Schema(examples = "5000") String name,
        @Schema(examples = "\"3\"") String etag,
        @Schema(type = SchemaType.OBJECT) JsonObject base,
        @Schema(type = SchemaType.OBJECT) JsonObject body) {}
