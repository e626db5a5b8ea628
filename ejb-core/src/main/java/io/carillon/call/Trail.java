package io.carillon.call;

import io.carillon.contract.LegId;
import io.carillon.queue.CallQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a call does from the moment it comes to a queue: stretches of time, each from its beginning to that of the
 * next, the last to the end of the call. They tile the call by construction, whatever is transferred, offered or
 * handed on. Other calls have none.
 *
 * @param customer who came to the queue; null before anybody did
 * @param stretches in the order of time
 */
public record Trail(LegId customer, List<Stretch> stretches) {
    /** Of a call that was in no queue. */
    public static final Trail NONE = new Trail(null, List.of());

    /** A call that is sent to and fro for ever is followed no further. */
    static final int MOST = 120;

    /** What the customer does. */
    public enum Doing {
        /** Is with a queue, which may be ringing agents. */
        WAITS,
        /** Talks with somebody. */
        TALKS,
        /** Is elsewhere: rung for at another number, handed on, in a menu. */
        ELSEWHERE
    }

    /**
     * One stretch.
     *
     * @param doing what the customer does
     * @param queue which queue it is with, whose agent it talks with, or which one sent it elsewhere; empty for none
     * @param party whom it talks with, else empty
     * @param note what the queue last noted, else empty
     * @param from since when
     */
    public record Stretch(Doing doing, String queue, String party, String note, Instant from) {
        public Stretch {
            Objects.requireNonNull(doing, "doing");
            Objects.requireNonNull(queue, "queue");
            Objects.requireNonNull(party, "party");
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(from, "from");
        }

        private boolean isSame(Stretch other) {
            return doing == other.doing && queue.equals(other.queue) && party.equals(other.party);
        }

        private Stretch noting(String next) {
            return new Stretch(doing, queue, party, next, from);
        }
    }

    public Trail {
        stretches = List.copyOf(stretches);
    }

    /** This trail after what has just happened; a call that has nothing to do with queues pays two comparisons. */
    Trail followed(Stage stage, List<Leg> legs, Instant at) {
        Stage.Hosted host = hostOf(stage);
        if (host == null && customer == null || stage instanceof Stage.Ended) {
            return this;
        }
        LegId who = host == null ? customer : host.leg();
        Stretch now = stretch(stage, host, who, legs, at);
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.isSame(now)) {
            return last.note().equals(now.note()) ? this : with(who, last.noting(now.note()), stretches.size() - 1);
        }
        return stretches.size() >= MOST ? this : with(who, now, stretches.size());
    }

    /** The queue that has the caller, or has sent it where it is now. */
    private static Stage.Hosted hostOf(Stage stage) {
        Stage.Hosted host = null;
        if (stage instanceof Stage.Hosted hosted) {
            host = hosted;
        } else if (stage instanceof Stage.Alerting alerting) {
            host = alerting.back();
        }
        return host != null && host.feature().equals(CallQueue.FEATURE) ? host : null;
    }

    private static Stretch stretch(Stage stage, Stage.Hosted host, LegId who, List<Leg> legs, Instant at) {
        if (host != null) {
            boolean sent = stage instanceof Stage.Alerting alerting && !alerting.kept();
            return new Stretch(sent ? Doing.ELSEWHERE : Doing.WAITS, host.argument(), "", host.noted(), at);
        }
        Leg peer = peer(stage, who, legs);
        return peer == null
                ? new Stretch(Doing.ELSEWHERE, "", "", "", at)
                : new Stretch(Doing.TALKS, peer.group(), peer.party(), "", at);
    }

    private static Leg peer(Stage stage, LegId who, List<Leg> legs) {
        LegId peer = stage instanceof Stage.Joining joining
                ? joining.waiting().equals(who) ? joining.transferor() : joining.waiting()
                : stage.peerOf(who);
        for (Leg leg : legs) {
            if (leg.id().equals(peer)) {
                return leg;
            }
        }
        return null;
    }

    private Trail with(LegId who, Stretch stretch, int at) {
        List<Stretch> next = new ArrayList<>(stretches.subList(0, at));
        next.add(stretch);
        return new Trail(who, next);
    }
}
