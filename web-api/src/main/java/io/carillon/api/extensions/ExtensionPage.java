package io.carillon.api.extensions;

import java.util.List;

/**
 * Some extensions in the order of their numbers.
 *
 * @param items the extensions
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record ExtensionPage(List<ExtensionView> items, String next) {}
