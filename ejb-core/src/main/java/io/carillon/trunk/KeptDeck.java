package io.carillon.trunk;

/**
 * What the history keeps of a trunk's prices: which they were, not the prices themselves.
 *
 * @param currency of all prices
 * @param rates how many beginnings of numbers were listed
 * @param checksum SHA-256 of the deck as it is downloaded, in hexadecimal digits; empty for one that came before there were any
 */
public record KeptDeck(String currency, int rates, String checksum) {
    /** What the history calls it. */
    public static final String KIND = "rates";
}
