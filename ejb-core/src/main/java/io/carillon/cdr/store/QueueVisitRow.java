package io.carillon.cdr.store;

import io.carillon.cdr.QueueVisit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stay of a finished call in a queue, for reading only. */
@Entity
@Table(name = "queue_visit")
@IdClass(CdrLegRow.Key.class)
class QueueVisitRow {
    @Id
    @Column(name = "call_id")
    private String callId;

    @Id
    private int position;

    private String queue;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "left_at")
    private Instant leftAt;

    @Enumerated(EnumType.STRING)
    private QueueVisit.Outcome outcome;

    private String agent;

    @Column(name = "talked_until")
    private Instant talkedUntil;

    String callId() {
        return callId;
    }

    QueueVisit toRecord() {
        return new QueueVisit(queue, enteredAt, leftAt, outcome, agent, talkedUntil);
    }
}
