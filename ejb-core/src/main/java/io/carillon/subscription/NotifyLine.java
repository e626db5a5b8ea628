package io.carillon.subscription;

import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import java.util.function.Consumer;

/** The way of notifications out of the house. */
public interface NotifyLine {
    /**
     * Sends a NOTIFY.
     *
     * @param answer told once what came of it, on some other thread
     * @throws RuntimeException when there is no way out now; the answer is not told then
     */
    void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer);
}
