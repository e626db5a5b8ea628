package io.carillon.api.queues;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Callers who are to be called back.
 *
 * @param items the next one first
 */
@Schema(name = "QueueCallbackListing")
public record CallbackListing(List<CallbackItem> items) {}
