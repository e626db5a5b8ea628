package io.carillon.api.company;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run that is asked for.
 *
 * @param dryRun only say what would be done; true when absent
 */
@Schema(name = "CompanyDirectoryRunRequest")
public record RunBody(@Schema(examples = "true", description = "true when absent") Boolean dryRun) {}
