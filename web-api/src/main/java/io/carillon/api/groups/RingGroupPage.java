package io.carillon.api.groups;

import java.util.List;

/**
 * Some ring groups in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record RingGroupPage(List<RingGroupView> items, String next) {}
