package io.carillon.contract;

/**
 * Who goes first when all processors are busy, as a priority for {@link Thread#setPriority}. A late packet is heard at once, a late
 * answer is waited for, a late record is noticed by nobody.
 *
 * <p>Java takes notice of it only with {@code -XX:ThreadPriorityPolicy=1} (see {@code service/java-opts.sh}); without it all threads are equal,
 * which is right on a machine that has room.
 */
public final class ThreadRank {
    /** Packets of audio. */
    public static final int MEDIA = Thread.MAX_PRIORITY;
    /** Signalling and decisions about calls. */
    public static final int CALLS = 8;
    /** What may wait a second: records, events, bindings on their way to the database and the broker. */
    public static final int RECORDS = Thread.MIN_PRIORITY;

    private ThreadRank() {}
}
