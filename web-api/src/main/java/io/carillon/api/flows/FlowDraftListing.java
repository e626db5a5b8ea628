package io.carillon.api.flows;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All drafts, newest first. */
@Schema(name = "FlowDraftListing")
public record FlowDraftListing(List<FlowDraftView> items) {}
