package io.carillon.trunk;

import io.carillon.dialplan.Price;

/**
 * One price of a deck.
 *
 * @param prefix how numbers begin, digits with country code
 * @param price what is asked for them
 */
public record RateRow(String prefix, Price price) {}
