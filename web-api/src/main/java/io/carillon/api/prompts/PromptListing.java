package io.carillon.api.prompts;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The recordings for menus, by language and name. */
@Schema(name = "PromptListing")
public record PromptListing(List<PromptView> items) {}
