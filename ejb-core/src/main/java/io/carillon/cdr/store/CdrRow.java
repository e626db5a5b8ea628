package io.carillon.cdr.store;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A finished call, for reading only: {@link CdrStore} writes it. */
@Entity
@Table(name = "cdr")
class CdrRow {
    @Id
    @Column(name = "call_id")
    String callId;

    @Column(name = "recorded_seq")
    long recordedSeq;

    String tenant;

    @Enumerated(EnumType.STRING)
    Direction direction;

    String caller;

    @Column(name = "caller_name")
    String callerName;

    String callee;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ringing_at")
    Instant ringingAt;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "billable_seconds")
    long billableSeconds;

    @Enumerated(EnumType.STRING)
    Disposition disposition;

    @Enumerated(EnumType.STRING)
    @Column(name = "hang_up_by")
    HangUpParty hangUpBy;

    @Column(name = "cause_sip")
    int causeSip;

    @Column(name = "cause_q850")
    int causeQ850;

    @Column(name = "cause_text")
    String causeText;

    String explain;

    CallRecord toRecord(List<LegRecord> legs) {
        return new CallRecord(
                new CallId(callId),
                new Tenant(tenant),
                direction,
                caller,
                callerName,
                callee,
                startedAt,
                ringingAt,
                answeredAt,
                endedAt,
                billableSeconds,
                disposition,
                hangUpBy,
                new Cause(causeSip, causeQ850, causeText),
                legs,
                explain);
    }
}
