package io.carillon.api.company;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Runs that are remembered.
 *
 * @param items the last one; empty before the first
 */
@Schema(name = "CompanyDirectoryRuns")
public record RunListing(List<RunView> items) {}
