package io.carillon.sip.trace;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TracedMessage;
import io.carillon.sip.message.Secrets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages of one Call-ID, a bounded number of them: the oldest makes room for the newest. */
final class Conversation {
    static final int MOST_MESSAGES = 500;
    static final int MOST_BYTES = 1 << 19;
    /** What a message takes beside its bytes. */
    static final int OVERHEAD = 200;

    private final String callId;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Set<CallId> calls = new HashSet<>();
    private LegId leg;
    private int bytes;
    private long dropped;

    Conversation(String callId) {
        this.callId = callId;
    }

    /** What a message says of itself. */
    record Head(String method, int status, String reason, long cseq, String branch) {}

    /** A message as it went over the wire, secrets included. */
    record Entry(Instant at, boolean sent, SipPeer local, SipPeer remote, Head head, byte[] bytes, boolean repeated) {
        int size() {
            return bytes.length + OVERHEAD;
        }

        private boolean isSameAs(Entry other) {
            return sent == other.sent && remote.equals(other.remote) && Arrays.equals(bytes, other.bytes);
        }

        private Entry again() {
            return new Entry(at, sent, local, remote, head, bytes, true);
        }
    }

    String callId() {
        return callId;
    }

    /** The calls that its leg has belonged to: more than one after a transfer. */
    Set<CallId> calls() {
        return calls;
    }

    int bytes() {
        return bytes;
    }

    /** From now on it is known whose messages these are. */
    void belongsTo(CallId itsCall, LegId itsLeg) {
        calls.add(itsCall);
        leg = itsLeg;
    }

    /** Adds a message. @return how many older ones had to make room */
    int add(Entry message) {
        boolean again = entries.stream().anyMatch(message::isSameAs);
        entries.addLast(again ? message.again() : message);
        bytes += message.size();
        int gone = 0;
        while (entries.size() > 1 && (entries.size() > MOST_MESSAGES || bytes > MOST_BYTES)) {
            bytes -= entries.removeFirst().size();
            gone++;
        }
        dropped += gone;
        return gone;
    }

    long dropped() {
        return dropped;
    }

    int size() {
        return entries.size();
    }

    /** Its messages without secrets. */
    List<TracedMessage> messages() {
        return entries.stream().map(this::shown).toList();
    }

    private TracedMessage shown(Entry entry) {
        Head head = entry.head();
        return new TracedMessage(entry.at(), leg, entry.sent(), entry.local(), entry.remote(), head.method(),
                head.status(), head.reason(), head.cseq(), callId, head.branch(), entry.repeated(),
                Secrets.blotted(entry.bytes()));
    }
}
