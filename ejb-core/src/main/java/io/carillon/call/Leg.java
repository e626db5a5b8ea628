package io.carillon.call;

import io.carillon.contract.LegId;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.SipTarget;
import io.carillon.dialplan.Price;
import java.time.Instant;
import java.util.Objects;

/**
 * One telephone in a call.
 *
 * @param id the leg
 * @param role what it is in the call
 * @param party number of the extension the telephone belongs to
 * @param target where its INVITE went; null for a leg that called us
 * @param sipCallId Call-ID header, to find the leg in traces
 * @param attempt which search for a telephone offered it, counted from 1; 0 for a leg that called us
 * @param startedAt INVITE received or sent
 * @param phase how far it is
 * @param price what the trunk asks for it; null when it asks nothing, or that is not known
 * @param group number of the ring group for which it rings, empty for none
 */
public record Leg(
        LegId id,
        Role role,
        String party,
        SipTarget target,
        String sipCallId,
        int attempt,
        Instant startedAt,
        LegPhase phase,
        Price price,
        String group) {

    /** What a leg is in its call. */
    public enum Role {
        /** Its person wanted the call. */
        CALLER,
        /** Its person was called. */
        CALLEE
    }

    public Leg {
        Objects.requireNonNull(id, "leg id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(group, "group");
        sipCallId = sipCallId == null ? "" : sipCallId;
    }

    /** A leg that costs nothing. */
    public Leg(
            LegId id,
            Role role,
            String party,
            SipTarget target,
            String sipCallId,
            int attempt,
            Instant startedAt,
            LegPhase phase) {
        this(id, role, party, target, sipCallId, attempt, startedAt, phase, null, "");
    }

    /** What another call is told that gets this leg. */
    PeerHanded.Known known(boolean held, LegId place) {
        return new PeerHanded.Known(party, target, sipCallId, phase.answeredAt(), held, place, Price.text(price));
    }

    /** Id of the trunk it left the house by, empty for a telephone of the house and for a leg that called us. */
    public String trunk() {
        return target == null || target.trunk() == null ? "" : target.trunk().trunk();
    }

    /** Whether somebody calls for help on it. */
    public boolean isForHelp() {
        return target != null && target.trunk() != null && target.trunk().emergency();
    }

    /** Whether the device called us. */
    public boolean isInbound() {
        return target == null;
    }

    /** Whether its last input came. */
    public boolean isCleared() {
        return phase instanceof LegPhase.Cleared;
    }

    /** Whether we told it to end and it has not confirmed. */
    public boolean isLeaving() {
        return phase instanceof LegPhase.Leaving;
    }

    /** Whether somebody is there. */
    public boolean isAnswered() {
        return phase instanceof LegPhase.Answered;
    }

    /** Whether it still counts: neither over nor told to end. */
    public boolean isUp() {
        return !isCleared() && !isLeaving();
    }

    /** The same leg as if it had been tried in this attempt. */
    Leg inSearch(int ofAttempt, String ofGroup) {
        return new Leg(id, role, party, target, sipCallId, ofAttempt, startedAt, phase, price, ofGroup);
    }

    Leg in(LegPhase next) {
        return new Leg(id, role, party, target, sipCallId, attempt, startedAt, next, price, group);
    }
}
