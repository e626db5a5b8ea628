package io.carillon.api.subscriptions;

import java.util.List;

/**
 * Subscriptions in order of watcher and target.
 *
 * @param items the subscriptions
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record SubscriptionPage(List<SubscriptionView> items, String next) {}
