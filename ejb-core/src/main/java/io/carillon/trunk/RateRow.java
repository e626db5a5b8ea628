package io.carillon.trunk;

import io.carillon.dialplan.Price;
import java.time.LocalDate;

/**
 * One price of a deck.
 *
 * @param prefix how numbers begin, digits with country code
 * @param price what is asked for them
 * @param from the first day on which it is asked, {@link RateBooks#ALWAYS} when the deck names none
 */
public record RateRow(String prefix, Price price, LocalDate from) {}
