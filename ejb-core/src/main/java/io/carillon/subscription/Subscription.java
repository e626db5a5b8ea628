package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SubscribeAsked;
import java.time.Instant;
import java.util.Objects;

/**
 * One device's wish to be told (RFC 6665 section 3.1.1). All there is to know of it, so that whoever has it can go on.
 *
 * @param dialog how to send to it
 * @param by who watches, proven
 * @param target number or name of what is watched
 * @param domain host and port under which the watcher knows the target
 * @param event event package
 * @param eventId {@code id} of Event, empty when absent
 * @param userAgent what the device calls itself, hostile text
 * @param since when it began
 * @param expiresAt when it ends unless refreshed
 * @param remoteCseq CSeq of the latest SUBSCRIBE
 * @param cseq CSeq of the latest NOTIFY, 0 before the first; the documents are numbered along with it, from 0
 */
public record Subscription(
        SipDialog dialog,
        Aor by,
        String target,
        String domain,
        String event,
        String eventId,
        String userAgent,
        Instant since,
        Instant expiresAt,
        long remoteCseq,
        long cseq) {
    private static final int LONGEST_AGENT = 200;

    public Subscription {
        Objects.requireNonNull(dialog, "dialog");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** The subscription that a SUBSCRIBE begins. */
    static Subscription begunBy(SubscribeAsked asked, Instant expiresAt) {
        String agent = asked.userAgent();
        return new Subscription(asked.dialog(), asked.by(), asked.target(), asked.domain(), asked.event(),
                asked.eventId(), agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)), asked.at(), expiresAt,
                asked.cseq(), 0);
    }

    /** Our tag tells subscriptions apart. */
    public String id() {
        return dialog.localTag();
    }

    /** Address of record of what is watched; a watcher sees nothing outside of its tenant. */
    public Aor watched() {
        return new Aor(by.tenant(), target);
    }

    /** Version of the document in the latest NOTIFY: the first one is 0 (RFC 4235 section 4.1). */
    long version() {
        return cseq - 1;
    }

    Subscription refreshedBy(SubscribeAsked asked, Instant until) {
        SipDialog moved = dialog.moved(asked.dialog().target(), asked.dialog().hop());
        return new Subscription(
                moved, by, target, domain, event, eventId, userAgent, since, until, asked.cseq(), cseq);
    }

    Subscription notified() {
        return new Subscription(
                dialog, by, target, domain, event, eventId, userAgent, since, expiresAt, remoteCseq, cseq + 1);
    }
}
