package io.carillon.api.paging;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some paging zones in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "PagingZonePage")
public record ZonePage(List<ZoneView> items, String next) {}
