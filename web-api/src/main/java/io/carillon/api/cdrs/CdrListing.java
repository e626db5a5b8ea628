package io.carillon.api.cdrs;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Call records, newest first.
 *
 * @param items the records with their legs
 * @param next send as {@code cursor} for the next page; absent on the last one
 */
@Schema(name = "CdrPage")
public record CdrListing(List<CdrView> items, String next) {}
