package io.carillon.dialplan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a carrier asks, and from when: price lists that follow each other. The one that holds at a moment is found among
 * a handful, so that a look-up costs next to nothing more than in one list.
 */
public final class RateBook {
    /** No prices, ever. */
    public static final RateBook EMPTY = new RateBook(List.of());

    private final List<Since> lists;

    /**
     * A price list and when it begins to hold.
     *
     * @param from the first moment
     * @param rates all prices that hold then
     */
    public record Since(Instant from, RateTable rates) {
        public Since {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(rates, "rates");
        }
    }

    /** @param lists in the order of their moments */
    public RateBook(List<Since> lists) {
        this.lists = List.copyOf(lists);
    }

    /** The same prices at all times. */
    public static RateBook always(RateTable rates) {
        return new RateBook(List.of(new Since(Instant.MIN, rates)));
    }

    /** The prices that hold at a moment. */
    public RateTable at(Instant moment) {
        for (int i = lists.size() - 1; i >= 0; i--) {
            if (!lists.get(i).from().isAfter(moment)) {
                return lists.get(i).rates();
            }
        }
        return RateTable.EMPTY;
    }

    /** The lists, in the order of their moments. */
    public List<Since> lists() {
        return lists;
    }
}
