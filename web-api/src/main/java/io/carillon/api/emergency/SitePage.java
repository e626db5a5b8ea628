package io.carillon.api.emergency;

import java.util.List;

/**
 * Some sites in the order of their names.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record SitePage(List<SiteView> items, String next) {}
