package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers for which no limit holds: whoever dials them is heard first. */
final class EmergencyNumbers {
    /** How many requests a second are heard from sources that are refused otherwise: enough for people. */
    private static final long PAUSE_NANOS = 200_000_000L;

    private static final int LONGEST = 40;

    private final Pace requests = new Pace();
    private final Pace connections = new Pace();
    private volatile Set<String> numbers = Set.of();

    void replaceAll(Set<String> all) {
        numbers = Set.copyOf(all);
    }

    /**
     * Whether one more request is heard from a source that guessed passwords. A telephone behind the same address may
     * need help; a guesser does not get far with five attempts a second.
     */
    boolean hearsBanned() {
        return requests.admits();
    }

    /** Whether one more connection is taken from such a source: what comes over it may be a call for help. */
    boolean connectsBanned() {
        return !numbers.isEmpty() && connections.admits();
    }

    /** At most one in every pause. */
    private static final class Pace {
        private final AtomicLong nextAt = new AtomicLong(System.nanoTime());

        boolean admits() {
            long now = System.nanoTime();
            long next = nextAt.get();
            return now - next >= 0 && nextAt.compareAndSet(next, now + PAUSE_NANOS);
        }
    }

    /** Whether bytes that nobody has read yet begin as an INVITE that asks for help. */
    boolean isDialledIn(byte[] message) {
        Set<String> now = numbers;
        if (now.isEmpty() || message.length < LONGEST || message[0] != 'I' || message[1] != 'N' || message[6] != ' ') {
            return false;
        }
        int to = 7;
        while (to < LONGEST && "@;?> ".indexOf(message[to]) < 0) {
            to++;
        }
        String dialled = new String(message, 7, to - 7, StandardCharsets.ISO_8859_1);
        return now.contains(dialled.substring(dialled.indexOf(':') + 1).replaceAll("[-.()]", ""));
    }

    /** Whether an INVITE asks for help. */
    boolean isDialledBy(SipRequest request) {
        Set<String> now = numbers;
        if (now.isEmpty() || !request.is("INVITE")) {
            return false;
        }
        try {
            return now.contains(request.uri().number());
        } catch (MalformedHeader malformed) {
            return false;
        }
    }
}
