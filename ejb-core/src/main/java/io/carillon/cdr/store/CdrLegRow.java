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
    String callId;

    @Id
    int position;

    @Column(name = "leg_id")
    String legId;

    @Enumerated(EnumType.STRING)
    LegDirection direction;

    String party;

    @Column(name = "sip_call_id")
    String sipCallId;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ringing_at")
    Instant ringingAt;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "cause_sip")
    int causeSip;

    @Column(name = "cause_q850")
    int causeQ850;

    @Column(name = "cause_text")
    String causeText;

    String codec;

    @Column(name = "clock_rate")
    int clockRate;

    @Column(name = "packets_received")
    long packetsReceived;

    @Column(name = "packets_sent")
    long packetsSent;

    @Column(name = "packets_lost")
    long packetsLost;

    @Column(name = "packets_foreign")
    long packetsForeign;

    @Column(name = "jitter_ms")
    double jitterMillis;

    @Column(name = "round_trip_ms")
    double roundTripMillis;

    double mos;

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
                        mos));
    }
}
