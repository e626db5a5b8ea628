package io.carillon.api.webhooks;

import java.util.List;

/**
 * Webhooks in the order of their names.
 *
 * @param items the webhooks
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record WebhookPage(List<WebhookView> items, String next) {}
