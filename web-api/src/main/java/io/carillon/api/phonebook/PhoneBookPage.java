package io.carillon.api.phonebook;

import java.util.List;

/**
 * Entries in the order of their names.
 *
 * @param items the entries
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record PhoneBookPage(List<PhoneBookView> items, String next) {}
