package io.carillon.directory.store;

import io.carillon.cdr.Cursor;
import io.carillon.directory.AuditEntry;
import io.carillon.store.Columns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One change somebody made. */
@Entity
@Table(name = "audit")
class AuditRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_seq")
    @SequenceGenerator(name = "audit_seq", sequenceName = "audit_seq", allocationSize = 50)
    private Long id;

    @Column(name = "at_time")
    private Instant at;

    private String tenant;
    private String who;
    private String action;
    private String subject;
    private String was;
    private String becomes;

    /** For JPA. */
    AuditRow() {}

    AuditRow(Audit.Entry entry) {
        at = Columns.micros(Instant.now());
        tenant = entry.tenant();
        who = entry.who();
        action = entry.action();
        subject = entry.subject();
        was = entry.was();
        becomes = entry.becomes();
    }

    /** Where a page that ends with this row goes on. */
    Cursor cursor() {
        return new Cursor(at, Long.toString(id));
    }

    AuditEntry toRecord() {
        return new AuditEntry(id, at, who, action, subject, was, becomes);
    }
}
