package io.carillon.rtp.tap;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * What was written and is not yet safe from a loss of power, the oldest first. Forcing a file to the disk can take longer than all that is
 * written to it, so it has a limit each round: on a slow disk more than the last second goes with the power, but nothing that was said is
 * lost for want of somebody who writes it down.
 *
 * @param <T> what is forced
 */
final class Forcing<T extends Forcing.Written> {
    /** Most nanoseconds of a round; the last file of a round may take longer. */
    static final long MOST_NANOS = 200_000_000;

    private final Set<T> due = new LinkedHashSet<>();
    private final LongSupplier clock;

    /** A file that is written. */
    interface Written {
        void force() throws IOException;
    }

    /** @param clock nanoseconds */
    Forcing(LongSupplier clock) {
        this.clock = clock;
    }

    /** It takes its place at the end, unless it has one. */
    void add(T written) {
        due.add(written);
    }

    void remove(T written) {
        due.remove(written);
    }

    /** @param broken told of a file that the disk refused */
    void round(BiConsumer<T, IOException> broken) {
        long begun = clock.getAsLong();
        for (Iterator<T> files = due.iterator(); files.hasNext() && clock.getAsLong() - begun < MOST_NANOS; ) {
            T file = files.next();
            files.remove();
            try {
                file.force();
            } catch (IOException refused) {
                broken.accept(file, refused);
            }
        }
    }
}
