package io.carillon.trunk;

import java.time.Instant;

/**
 * What is known of a trunk's prices beside the prices themselves.
 *
 * @param currency of all prices, ISO 4217
 * @param rates how many beginnings of numbers are listed
 * @param loadedAt when they came
 * @param loadedBy who brought them
 * @param version grows with every deck
 */
public record RateDeck(String currency, int rates, Instant loadedAt, String loadedBy, long version) {}
