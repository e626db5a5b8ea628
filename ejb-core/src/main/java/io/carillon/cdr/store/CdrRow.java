package io.carillon.cdr.store;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Cursor;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.Proof;
import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.Tenant;
import io.carillon.contract.Verstat;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A finished call, for reading only: {@link CdrStore} writes it. */
@Entity
@Table(name = "cdr")
class CdrRow {
    @Id
    @Column(name = "call_id")
    private String callId;

    @Column(name = "recorded_seq")
    private long recordedSeq;

    private String tenant;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private String caller;

    @Column(name = "caller_name")
    private String callerName;

    private String callee;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ringing_at")
    private Instant ringingAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "billable_seconds")
    private long billableSeconds;

    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    @Enumerated(EnumType.STRING)
    @Column(name = "hang_up_by")
    private HangUpParty hangUpBy;

    @Column(name = "cause_sip")
    private int causeSip;

    @Column(name = "cause_q850")
    private int causeQ850;

    @Column(name = "cause_text")
    private String causeText;

    private String explain;
    private BigDecimal cost;
    private String currency;

    @Enumerated(EnumType.STRING)
    private Verstat verstat;

    @Enumerated(EnumType.STRING)
    private Attestation attestation;

    private String origid;

    @Column(name = "diverted_by")
    private String divertedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "diverted_why")
    private DialNotes.Why divertedWhy;

    String callId() {
        return callId;
    }

    boolean belongsTo(Tenant owner) {
        return tenant.equals(owner.name());
    }

    /** The place behind this row. */
    Cursor cursor() {
        return new Cursor(startedAt, callId);
    }

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
                explain,
                cost,
                currency,
                verstat == null && attestation == null ? Proof.NONE : new Proof(verstat, attestation, origid))
                .with(divertedBy == null ? null : new DialNotes.Diverted(divertedBy, divertedWhy));
    }
}
