package io.carillon.call;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Proof;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One conversation somebody wants to have, from the first INVITE to the last confirmed BYE, however many telephones
 * take part. Facts only: what follows from an input is {@link CallMachine}'s business. Immutable.
 *
 * @param id the call
 * @param origin who placed it, proven
 * @param direction where it runs
 * @param from who is shown as calling
 * @param to what was dialled
 * @param hops how many times its INVITE may still be passed on (RFC 3261 section 8.1.1.6)
 * @param stage what it is doing
 * @param posture who keeps whom waiting
 * @param legs every telephone that took part, in the order they were placed; those that are over stay for the record
 * @param timers names of the timers that run
 * @param milestones when what happened
 * @param explain how it was routed, one verdict per line
 * @param source numeric address its INVITE came from, empty when nobody sent one
 * @param withheld whether the caller does not want to be known to those who are called
 * @param identity Identity headers (RFC 8224) that its INVITE came with
 * @param proof who vouches for the caller
 * @param recording what is recorded of it
 * @param trail what it has done since it came to a queue
 * @param answerer who has answered, when the API wants to know
 * @param diverted who had sent it on before it came from outside, as the trunk says, the first one first
 * @param preferred number that the caller wishes to be shown outside, as it says; empty for none
 */
public record Call(
        CallId id,
        Origin origin,
        Direction direction,
        CallerIdentity from,
        String to,
        int hops,
        Stage stage,
        MediaPosture posture,
        List<Leg> legs,
        List<String> timers,
        Milestones milestones,
        List<String> explain,
        String source,
        boolean withheld,
        List<String> identity,
        Proof proof,
        Recording recording,
        Trail trail,
        Answerer answerer,
        List<DialNotes.Diverted> diverted,
        String preferred) {

    /** Max-Forwards of a call that we place ourselves (RFC 3261 section 8.1.1.6). */
    static final int OWN_HOPS = 70;

    /**
     * When what happened.
     *
     * @param startedAt the first input
     * @param ringingAt first telephone that rang, null before that
     * @param answeredAt first time somebody was connected, null before that
     */
    public record Milestones(Instant startedAt, Instant ringingAt, Instant answeredAt) {
        public Milestones {
            Objects.requireNonNull(startedAt, "startedAt");
        }

        Milestones ringing(Instant at) {
            return ringingAt != null ? this : new Milestones(startedAt, at, answeredAt);
        }

        Milestones answered(Instant at) {
            return answeredAt != null ? this : new Milestones(startedAt, ringingAt, at);
        }

        Milestones unanswered() {
            return new Milestones(startedAt, ringingAt, null);
        }
    }

    public Call {
        Objects.requireNonNull(id, "call id");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(posture, "posture");
        Objects.requireNonNull(milestones, "milestones");
        legs = List.copyOf(legs);
        timers = List.copyOf(timers);
        explain = List.copyOf(explain);
        Objects.requireNonNull(source, "source");
        identity = List.copyOf(identity);
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(trail, "trail");
        Objects.requireNonNull(answerer, "answerer");
        diverted = List.copyOf(diverted);
        Objects.requireNonNull(preferred, "preferred");
    }

    /** A call for whose caller nobody vouches. */
    public Call(
            CallId id,
            Origin origin,
            Direction direction,
            CallerIdentity from,
            String to,
            int hops,
            Stage stage,
            MediaPosture posture,
            List<Leg> legs,
            List<String> timers,
            Milestones milestones,
            List<String> explain,
            String source,
            boolean withheld) {
        this(id, origin, direction, from, to, hops, stage, posture, legs, timers, milestones, explain, source, withheld,
                List.of(), Proof.NONE, Recording.NONE, Trail.NONE, Answerer.NOT_ASKED, List.of(), "");
    }

    /** A call that came from nowhere in particular. */
    public Call(
            CallId id,
            Origin origin,
            Direction direction,
            CallerIdentity from,
            String to,
            int hops,
            Stage stage,
            MediaPosture posture,
            List<Leg> legs,
            List<String> timers,
            Milestones milestones,
            List<String> explain) {
        this(id, origin, direction, from, to, hops, stage, posture, legs, timers, milestones, explain, "", false);
    }

    /** The call that begins with this INVITE; its identity is what the device proved, not what it claims. */
    public static Call begunBy(InviteArrived in) {
        boolean outside = in.origin() instanceof Origin.Trunk;
        // what a trunk says of its caller is all that can be known; a device is who it proved to be
        CallerIdentity from = outside ? in.from() : CallerIdentity.of(numberOf(in.origin()));
        Direction direction = outside ? Direction.INBOUND : Direction.INTERNAL;
        return new Call(in.call(), in.origin(), direction, from, in.to().digits(),
                in.hops() - 1, new Stage.Routing(), MediaPosture.OPEN, List.of(), List.of(),
                new Milestones(in.at(), null, null), List.of(),
                in.source() == null ? "" : in.source().host(), in.withheld(),
                in.identity().headers(), Proof.NONE, Recording.NONE, Trail.NONE,
                Answerer.NOT_ASKED, in.diverted(), outside ? "" : in.identity().caller());
    }

    /** The call that somebody at the API asks for. */
    public static Call begunBy(AppAsked in, AppRequest.Originate request) {
        Origin origin = new Origin.Api(request.from().tenant(), request.user());
        return new Call(in.call(), origin, Direction.INTERNAL, CallerIdentity.of(request.from().user()),
                request.to().digits(), OWN_HOPS, new Stage.Routing(), MediaPosture.OPEN, List.of(), List.of(),
                new Milestones(in.at(), null, null), List.of(), "", false,
                List.of(), Proof.NONE, Recording.NONE, Trail.NONE,
                request.detect() ? Answerer.ASKED : Answerer.NOT_ASKED, List.of(), "");
    }

    private static String numberOf(Origin origin) {
        return origin instanceof Origin.Device device ? device.aor().user() : "";
    }

    /** The same call with these legs. */
    Call with(List<Leg> others) {
        return new Call(id, origin, direction, from, to, hops, stage, posture, others, timers, milestones, explain,
                source, withheld, identity, proof, recording, trail, answerer, diverted, preferred);
    }

    /** The same call, whose caller wishes to be shown as this number. */
    Call preferring(String number) {
        return new Call(id, origin, direction, from, to, hops, stage, posture, legs, timers, milestones, explain,
                source, withheld, identity, proof, recording, trail, answerer, diverted, number);
    }

    /** Whose call it is. */
    public Tenant tenant() {
        return origin.tenant();
    }

    /** Id of the trunk by which a leg came or goes, empty for a telephone of the house. */
    public String trunkOf(Leg leg) {
        boolean first = leg.isInbound() && leg.equals(legs.get(0));
        return first && origin instanceof Origin.Trunk trunk ? trunk.trunk() : leg.trunk();
    }

    /** The leg with this id, null when it is not of this call. */
    public Leg leg(LegId leg) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).id().equals(leg)) {
                return legs.get(i);
            }
        }
        return null;
    }

    /** The view of API and console. */
    public CallStatus status() {
        return CallStatus.of(stage, posture);
    }

    /** Whether it is decided and every telephone has confirmed: nothing more comes, the record can be written. */
    public boolean isOver() {
        if (!(stage instanceof Stage.Ended)) {
            return false;
        }
        for (int i = 0; i < legs.size(); i++) {
            if (!legs.get(i).isCleared()) {
                return false;
            }
        }
        return true;
    }

    /** The latest moment anything is known to have happened in it. */
    public Instant latest() {
        Instant latest = later(later(milestones.startedAt(), milestones.ringingAt()), milestones.answeredAt());
        for (Leg leg : legs) {
            LegPhase phase = leg.phase();
            latest = later(later(later(latest, leg.startedAt()), phase.ringingAt()), phase.answeredAt());
            latest = later(latest, phase instanceof LegPhase.Cleared cleared ? cleared.at() : null);
        }
        return latest;
    }

    private static Instant later(Instant one, Instant otherOrNull) {
        return otherOrNull != null && otherOrNull.isAfter(one) ? otherOrNull : one;
    }

    /** The place at which somebody of it is parked, empty when nobody is. */
    public String slot() {
        Stage.Hosted hosted = parked();
        return hosted == null ? "" : hosted.slot();
    }

    /** Who is parked and how, also while whoever parked is being called; null when nobody is. */
    public Stage.Hosted parked() {
        Stage.Hosted hosted = stage instanceof Stage.Alerting alerting ? alerting.back()
                : stage instanceof Stage.Hosted here ? here : null;
        return hosted == null || hosted.slot().isEmpty() ? null : hosted;
    }

    /** How it ended, null while it has not. */
    public Outcome outcome() {
        return stage instanceof Stage.Ended ended ? ended.outcome() : null;
    }
}
