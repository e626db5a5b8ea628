package io.carillon.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a delivery that did not succeed is tried again: soon at first, then less and less often, for almost two days. */
final class Retries {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6),
            Duration.ofHours(12), Duration.ofHours(24));

    private Retries() {}

    /**
     * How long to wait; empty when it is given up.
     *
     * @param attempts how often it has been tried
     * @param status what the receiver answered, 0 when it did not
     * @param chance 0 to 1: pauses differ a little, so that a receiver that comes back is not met by all at once
     */
    static Optional<Duration> after(int attempts, int status, double chance) {
        boolean final4xx = status >= 400 && status < 500 && status != 408 && status != 429;
        if (final4xx || attempts < 1 || attempts > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(attempts - 1);
        return Optional.of(pause.plusMillis((long) (pause.toMillis() * chance / 5)));
    }
}
