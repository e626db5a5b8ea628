package io.carillon.cdr.store;

import io.carillon.cdr.LegDirection;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A leg of a finished call, for reading only. */
@Entity
@Table(name = "cdr_leg")
@IdClass(CdrLegRow.Key.class)
class CdrLegRow {
    /** Which leg. JPA 3.1 knows no records. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public String callId;
        public int position;

        /** For JPA. */
        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && position == key.position && Objects.equals(callId, key.callId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(callId, position);
        }
    }

    @Id
    @Column(name = "call_id")
    private String callId;

    @Id
    private int position;

    @Column(name = "leg_id")
    private String legId;

    @Enumerated(EnumType.STRING)
    private LegDirection direction;

    private String party;

    @Column(name = "sip_call_id")
    private String sipCallId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ringing_at")
    private Instant ringingAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "cause_sip")
    private int causeSip;

    @Column(name = "cause_q850")
    private int causeQ850;

    @Column(name = "cause_text")
    private String causeText;

    private String codec;

    @Column(name = "clock_rate")
    private int clockRate;

    @Column(name = "packets_received")
    private long packetsReceived;

    @Column(name = "packets_sent")
    private long packetsSent;

    @Column(name = "packets_lost")
    private long packetsLost;

    @Column(name = "packets_foreign")
    private long packetsForeign;

    @Column(name = "jitter_ms")
    private double jitterMillis;

    @Column(name = "round_trip_ms")
    private double roundTripMillis;

    private double mos;
    private String trunk;

    @Column(name = "ring_group")
    private String group;

    String callId() {
        return callId;
    }

    LegRecord toRecord() {
        return new LegRecord(
                new LegId(legId),
                direction,
                party,
                sipCallId,
                startedAt,
                ringingAt,
                answeredAt,
                endedAt,
                new Cause(causeSip, causeQ850, causeText),
                new MediaReport(
                        codec == null ? null : new Codec(codec, clockRate),
                        packetsReceived,
                        packetsSent,
                        packetsLost,
                        packetsForeign,
                        jitterMillis,
                        roundTripMillis,
                        mos),
                trunk,
                group);
    }
}
