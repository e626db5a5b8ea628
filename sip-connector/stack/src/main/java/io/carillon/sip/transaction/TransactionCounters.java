package io.carillon.sip.transaction;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the transactions count. Counters only grow. */
final class TransactionCounters {
    final LongAdder requests = new LongAdder();
    final LongAdder retransmissionsReceived = new LongAdder();
    final LongAdder retransmissionsSent = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder abandoned = new LongAdder();
    final LongAdder stray = new LongAdder();
    final LongAdder merged = new LongAdder();
    final LongAdder overload = new LongAdder();
    final LongAdder transportFailures = new LongAdder();
    private final LongAdder[] sent = adders();
    private final LongAdder[] received = adders();

    private static LongAdder[] adders() {
        LongAdder[] adders = new LongAdder[7];
        for (int i = 0; i < adders.length; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    void responseSent(int status) {
        sent[status / 100].increment();
    }

    void responseReceived(int status) {
        received[status / 100].increment();
    }

    void addTo(Map<String, Long> all) {
        all.put("sip.requests.received", requests.sum());
        all.put("sip.retransmissions.received", retransmissionsReceived.sum());
        all.put("sip.retransmissions.sent", retransmissionsSent.sum());
        all.put("sip.transactions.timeouts", timeouts.sum());
        all.put("sip.transactions.abandoned", abandoned.sum());
        all.put("sip.transactions.transport-failures", transportFailures.sum());
        all.put("sip.responses.stray", stray.sum());
        all.put("sip.requests.merged", merged.sum());
        all.put("sip.requests.overload", overload.sum());
        for (int i = 1; i < sent.length; i++) {
            all.put("sip.responses." + i + "xx", sent[i].sum());
            all.put("sip.responses.received." + i + "xx", received[i].sum());
        }
    }
}
