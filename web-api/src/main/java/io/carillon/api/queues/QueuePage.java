package io.carillon.api.queues;

import java.util.List;

/**
 * Some call queues in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record QueuePage(List<QueueItem> items, String next) {}
