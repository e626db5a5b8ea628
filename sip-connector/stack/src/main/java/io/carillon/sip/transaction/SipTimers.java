package io.carillon.sip.transaction;

import java.time.Duration;

/**
 * Timer values (RFC 3261 table 4). An instance, so tests can run on small ones.
 *
 * @param t1 estimate of the round trip
 * @param t2 longest retransmit interval
 * @param t4 longest time a message stays in the network
 * @param proceedingInvite how long an INVITE client waits for a final response after a provisional one (timer C),
 *     then it is cancelled by the layer above; the transaction times out
 * @param reconnect how long a ringing device that was reached over its own connection may take to be heard over another one
 *     when that is gone
 */
public record SipTimers(Duration t1, Duration t2, Duration t4, Duration proceedingInvite, Duration reconnect) {
    /** The values of the RFC, timer C of 4 minutes, 4 seconds to connect again. */
    public static final SipTimers RFC =
            new SipTimers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofMinutes(4),
                    Duration.ofSeconds(4));

    /** 64*T1: timers B, F, H, J, L, M. */
    public Duration timeout() {
        return t1Times(64);
    }

    /** So many times T1; {@link Duration#multipliedBy} goes by decimal numbers of any length. */
    public Duration t1Times(long factor) {
        return Duration.ofNanos(t1.toNanos() * factor);
    }
}
