package io.carillon.api.trunks;

import io.carillon.trunk.RateDeck;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rate deck of a trunk.
 *
 * @param currency of all its prices
 * @param rates how many beginnings of numbers it lists
 * @param loadedAt when it came
 * @param loadedBy who brought it
 */
@Schema(name = "RateDeck")
public record RateDeckView(
        @Schema(examples = "EUR") String currency, int rates, Instant loadedAt, String loadedBy) {
    static RateDeckView of(RateDeck deck) {
        return new RateDeckView(deck.currency(), deck.rates(), deck.loadedAt(), deck.loadedBy());
    }
}
