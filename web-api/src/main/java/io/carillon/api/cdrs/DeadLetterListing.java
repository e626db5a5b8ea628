package io.carillon.api.cdrs;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Records that could not be stored, in the order of their calls.
 *
 * @param items the records
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "DeadLetterPage")
public record DeadLetterListing(List<DeadLetterView> items, String next) {}
