package io.carillon.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Messages of one kind as they came, and a bounded wait for more. */
final class Arrivals {
    private final List<SipText> messages = new ArrayList<>();
    private final Supplier<String> transcript;

    /** @param transcript told when something did not come */
    Arrivals(Supplier<String> transcript) {
        this.transcript = transcript;
    }

    synchronized void add(SipText message) {
        messages.add(message);
        notifyAll();
    }

    synchronized List<SipText> all() {
        return List.copyOf(messages);
    }

    /** Waits until this many came and returns the last of them. */
    synchronized SipText await(int count, String what) throws InterruptedException {
        long deadline = deadline();
        while (messages.size() < count) {
            pause(deadline, what + " number " + count);
        }
        return messages.get(count - 1);
    }

    /** Waits for the first that is wanted. */
    synchronized SipText await(Predicate<SipText> wanted, String what) throws InterruptedException {
        long deadline = deadline();
        while (true) {
            for (SipText message : messages) {
                if (wanted.test(message)) {
                    return message;
                }
            }
            pause(deadline, what);
        }
    }

    private static long deadline() {
        return System.nanoTime() + Phone.PATIENCE.toNanos();
    }

    private void pause(long deadline, String what) throws InterruptedException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new AssertionError("no " + what + "\n" + transcript.get());
        }
        wait(left);
    }
}
