package io.carillon.api.conferences;

import java.util.List;

/**
 * Some conference rooms in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record ConferencePage(List<ConferenceView> items, String next) {}
