package io.carillon.store;

import jakarta.ejb.Stateless;
import java.util.function.Supplier;

/** Several deeds on the database that are done all or not at all. What they throw takes all of it back. */
@Stateless
public class OneTransaction {
    /** Does them. @return what they say */
    public <T> T of(Supplier<T> deeds) {
        return deeds.get();
    }

    /** Does them. */
    public void run(Runnable deeds) {
        deeds.run();
    }
}
