package io.carillon.cdr;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.Tenant;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The record of one finished call. Its id is the key of the table: recording the same call twice changes nothing.
 *
 * @param id the call
 * @param tenant owner
 * @param direction where it ran
 * @param caller number of the caller
 * @param callerName display name of the caller, hostile text, may be empty
 * @param callee what was dialled
 * @param startedAt arrival of the INVITE or of the request to originate
 * @param ringingAt first ringing, null when it never rang
 * @param answeredAt answer, null when never answered
 * @param endedAt end
 * @param billableSeconds whole seconds from answer to end, rounded up; 0 without an answer
 * @param disposition how it went
 * @param hangUpBy who ended it
 * @param cause why it ended
 * @param legs all legs, in the order they were placed
 * @param explain how it was routed, one verdict per line; may be empty
 * @param cost what carriers ask for it; null when no rate is known
 * @param currency of the cost, ISO 4217; null without a cost
 * @param proof who vouches for the caller
 * @param visits its stays in queues, in the order of time
 * @param diverted who had sent it on last before it came from outside, as the trunk says; null when nobody had
 */
public record CallRecord(
        CallId id,
        Tenant tenant,
        Direction direction,
        String caller,
        String callerName,
        String callee,
        Instant startedAt,
        Instant ringingAt,
        Instant answeredAt,
        Instant endedAt,
        long billableSeconds,
        Disposition disposition,
        HangUpParty hangUpBy,
        Cause cause,
        List<LegRecord> legs,
        String explain,
        BigDecimal cost,
        String currency,
        Proof proof,
        List<QueueVisit> visits,
        DialNotes.Diverted diverted)
        implements Serializable {
    public CallRecord {
        Objects.requireNonNull(id, "call id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(hangUpBy, "hangUpBy");
        Objects.requireNonNull(cause, "cause");
        legs = List.copyOf(legs);
        caller = caller == null ? "" : caller;
        callerName = callerName == null ? "" : callerName;
        callee = callee == null ? "" : callee;
        explain = explain == null ? "" : explain;
        proof = proof == null ? Proof.NONE : proof;
        visits = List.copyOf(visits);
    }

    /** A call that was in no queue. */
    public CallRecord(
            CallId id,
            Tenant tenant,
            Direction direction,
            String caller,
            String callerName,
            String callee,
            Instant startedAt,
            Instant ringingAt,
            Instant answeredAt,
            Instant endedAt,
            long billableSeconds,
            Disposition disposition,
            HangUpParty hangUpBy,
            Cause cause,
            List<LegRecord> legs,
            String explain,
            BigDecimal cost,
            String currency,
            Proof proof) {
        this(id, tenant, direction, caller, callerName, callee, startedAt, ringingAt, answeredAt, endedAt,
                billableSeconds, disposition, hangUpBy, cause, legs, explain, cost, currency, proof, List.of(), null);
    }

    /** The same call, which was in queues. */
    public CallRecord with(List<QueueVisit> stays) {
        return new CallRecord(id, tenant, direction, caller, callerName, callee, startedAt, ringingAt, answeredAt, endedAt,
                billableSeconds, disposition, hangUpBy, cause, legs, explain, cost, currency, proof, stays, diverted);
    }

    /** The same call, which was sent on before it came from outside. */
    public CallRecord with(DialNotes.Diverted by) {
        return new CallRecord(id, tenant, direction, caller, callerName, callee, startedAt, ringingAt, answeredAt, endedAt,
                billableSeconds, disposition, hangUpBy, cause, legs, explain, cost, currency, proof, visits, by);
    }

    /** A call that costs nothing. */
    public CallRecord(
            CallId id,
            Tenant tenant,
            Direction direction,
            String caller,
            String callerName,
            String callee,
            Instant startedAt,
            Instant ringingAt,
            Instant answeredAt,
            Instant endedAt,
            long billableSeconds,
            Disposition disposition,
            HangUpParty hangUpBy,
            Cause cause,
            List<LegRecord> legs,
            String explain) {
        this(id, tenant, direction, caller, callerName, callee, startedAt, ringingAt, answeredAt, endedAt,
                billableSeconds, disposition, hangUpBy, cause, legs, explain, null, null, Proof.NONE);
    }

    /** A call for whose caller nobody vouches. */
    public CallRecord(
            CallId id,
            Tenant tenant,
            Direction direction,
            String caller,
            String callerName,
            String callee,
            Instant startedAt,
            Instant ringingAt,
            Instant answeredAt,
            Instant endedAt,
            long billableSeconds,
            Disposition disposition,
            HangUpParty hangUpBy,
            Cause cause,
            List<LegRecord> legs,
            String explain,
            BigDecimal cost,
            String currency) {
        this(id, tenant, direction, caller, callerName, callee, startedAt, ringingAt, answeredAt, endedAt,
                billableSeconds, disposition, hangUpBy, cause, legs, explain, cost, currency, Proof.NONE);
    }
}
