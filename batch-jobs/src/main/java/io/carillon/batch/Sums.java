package io.carillon.batch;

import io.carillon.batch.RollUpQuery.Grain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a chunk of calls adds to each row, of hours or of days. */
final class Sums {
    /** Which row. */
    record Key(Share share, Instant start) {}

    /** What is added to it. */
    record Sum(long calls, long answered, long seconds, double mosSum, long mosCount) {
        static Sum of(CountedCall call) {
            return new Sum(1, call.answered() ? 1 : 0, call.answered() ? call.seconds() : 0, call.mosSum(),
                    call.mosCount());
        }

        Sum plus(Sum other) {
            return new Sum(
                    calls + other.calls,
                    answered + other.answered,
                    seconds + other.seconds,
                    mosSum + other.mosSum,
                    mosCount + other.mosCount);
        }
    }

    /** Always the same order, so that two writers lock rows in the same order. */
    private static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.share().tenant())
            .thenComparing(Key::start)
            .thenComparing(key -> key.share().extension())
            .thenComparing(key -> key.share().direction());

    private Sums() {}

    static Map<Key, Sum> of(List<SharedCall> calls, Grain grain) {
        ChronoUnit unit = grain == Grain.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        Map<Key, Sum> sums = new TreeMap<>(ORDER);
        for (SharedCall shared : calls) {
            Instant start = shared.call().startedAt().truncatedTo(unit);
            Sum one = Sum.of(shared.call());
            shared.shares().forEach(share -> sums.merge(new Key(share, start), one, Sum::plus));
        }
        return sums;
    }
}
