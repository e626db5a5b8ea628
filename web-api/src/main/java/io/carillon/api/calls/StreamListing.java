package io.carillon.api.calls;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The streams of a call. */
@Schema(name = "StreamListing")
public record StreamListing(List<StreamView> items) {}
