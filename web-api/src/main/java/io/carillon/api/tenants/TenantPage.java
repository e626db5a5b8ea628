package io.carillon.api.tenants;

import java.util.List;

/**
 * Tenants in order of their names.
 *
 * @param items the tenants
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record TenantPage(List<TenantView> items, String next) {}
