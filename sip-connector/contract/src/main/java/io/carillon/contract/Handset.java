package io.carillon.contract;

import java.time.Duration;

/** A telephone that the server has made up. */
public interface Handset extends AutoCloseable {
    /**
     * Waits until it is registered.
     *
     * @return empty when it is, else what is wrong, one line
     */
    String awaitRegistered(Duration patience) throws InterruptedException;

    /** Whether it is registered now. */
    boolean isRegistered();

    /**
     * Dials.
     *
     * @throws IllegalStateException with one line saying why it cannot, for instance because no media port is free
     */
    HandsetCall call(String number);

    /** It hangs up, unregisters and is gone. */
    @Override
    void close();
}
