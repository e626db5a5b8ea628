package io.carillon.api.calls;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The name of a stream that is being begun. */
@Schema(name = "StreamReference")
public record StreamReference(String id) {}
