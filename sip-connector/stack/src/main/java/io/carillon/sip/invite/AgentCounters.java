package io.carillon.sip.invite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the user agent counts. Counters only grow. */
final class AgentCounters {
    private final LongAdder[] responses = new LongAdder[7];
    final LongAdder invitesReceived = new LongAdder();
    final LongAdder invitesSent = new LongAdder();
    final LongAdder registers = new LongAdder();
    final LongAdder subscribes = new LongAdder();
    final LongAdder publishes = new LongAdder();
    final LongAdder strangers = new LongAdder();
    final LongAdder unknownDialogs = new LongAdder();
    final LongAdder loops = new LongAdder();
    final LongAdder glares = new LongAdder();
    final LongAdder forks = new LongAdder();
    final LongAdder repeated200 = new LongAdder();
    final LongAdder acksMissing = new LongAdder();
    /** SIP requests of the method MESSAGE. */
    final LongAdder texts = new LongAdder();
    final LongAdder pracksMissing = new LongAdder();
    final LongAdder sessionsExpired = new LongAdder();
    final LongAdder joins = new LongAdder();
    final LongAdder proofs = new LongAdder();
    final LongAdder outOfOrder = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder shed = new LongAdder();
    final LongAdder failures = new LongAdder();

    AgentCounters() {
        for (int i = 1; i < responses.length; i++) {
            responses[i] = new LongAdder();
        }
    }

    /** A response without a transaction; those with one are counted below. */
    void answered(int status) {
        responses[status / 100].increment();
    }

    Map<String, Long> snapshot() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (int i = 1; i < responses.length; i++) {
            all.put("sip.responses." + i + "xx", responses[i].sum());
        }
        all.put("sip.invites.received", invitesReceived.sum());
        all.put("sip.invites.sent", invitesSent.sum());
        all.put("sip.registers.received", registers.sum());
        all.put("sip.subscribes.received", subscribes.sum());
        all.put("sip.publishes.received", publishes.sum());
        all.put("sip.dialogs.strangers", strangers.sum());
        all.put("sip.dialogs.unknown", unknownDialogs.sum());
        all.put("sip.dialogs.out-of-order", outOfOrder.sum());
        all.put("sip.dialogs.ignored", ignored.sum());
        all.put("sip.invites.loops", loops.sum());
        all.put("sip.invites.glares", glares.sum());
        all.put("sip.invites.forks", forks.sum());
        all.put("sip.invites.answers-repeated", repeated200.sum());
        all.put("sip.invites.acks-missing", acksMissing.sum());
        all.put("sip.texts.received", texts.sum());
        all.put("sip.invites.pracks-missing", pracksMissing.sum());
        all.put("sip.dialogs.expired", sessionsExpired.sum());
        all.put("sip.invites.joins", joins.sum());
        all.put("sip.challenges.answered", proofs.sum());
        all.put("sip.requests.shed", shed.sum());
        all.put("sip.failures", failures.sum());
        return all;
    }
}
