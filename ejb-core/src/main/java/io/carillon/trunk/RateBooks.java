package io.carillon.trunk;

import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.RateTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the price lists of a deck: one for every day on which a price changes, with all prices that hold from then on. A
 * day begins at midnight UTC, for every carrier alike.
 */
public final class RateBooks {
    /** From when a price holds that names no day. */
    public static final LocalDate ALWAYS = LocalDate.EPOCH;
    /** Most days on which the prices of a deck change. */
    public static final int MOST_DAYS = 12;

    private final String currency;
    private final SortedMap<LocalDate, List<RateRow>> byDay = new TreeMap<>();

    /** @param currency of all prices, ISO 4217 */
    public RateBooks(String currency) {
        this.currency = currency;
    }

    /** Adds a price. */
    public void add(RateRow row) {
        byDay.computeIfAbsent(row.from(), day -> new ArrayList<>()).add(row);
    }

    /** All lists. */
    public RateBook build() {
        List<RateBook.Since> lists = new ArrayList<>(byDay.size());
        for (LocalDate day : byDay.keySet()) {
            Collection<List<RateRow>> soFar = byDay.headMap(day.plusDays(1)).values();
            RateTable.Builder list =
                    new RateTable.Builder(currency, soFar.stream().mapToInt(Collection::size).sum());
            // of two prices for one beginning the later one counts
            soFar.forEach(rows -> rows.forEach(row -> list.add(row.prefix(), row.price())));
            Instant from = day.equals(ALWAYS) ? Instant.MIN : day.atStartOfDay(ZoneOffset.UTC).toInstant();
            lists.add(new RateBook.Since(from, list.build()));
        }
        return new RateBook(lists);
    }
}
