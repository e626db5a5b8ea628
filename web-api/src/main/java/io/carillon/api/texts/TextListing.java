package io.carillon.api.texts;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Texts, newest first.
 *
 * @param items the texts
 * @param next send as {@code cursor} for the next page; absent on the last one
 */
@Schema(name = "TextPage")
public record TextListing(List<TextView> items, String next) {}
