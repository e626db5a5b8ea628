package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change;
import io.carillon.store.Columns;
import io.carillon.store.RecordJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;

/** One change of what people set up. Written once. */
@Entity
@Table(name = "plan_change")
class ChangeRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_change_seq")
    @SequenceGenerator(name = "plan_change_seq", sequenceName = "plan_change_seq", allocationSize = 50)
    private Long id;

    private String tenant;
    private String kind;
    private String name;
    private String who;

    @Column(name = "changed_at")
    private Instant changedAt;

    private String was;
    private String becomes;

    /** The change that this one came of; null when somebody wanted it. */
    @Column(name = "part_of")
    private Long partOf;

    /** For JPA. */
    protected ChangeRow() {}

    /** @param partOf the change that it came of, null when somebody wanted it */
    ChangeRow(Change.Subject subject, Audit.Kept kept, String who, Long partOf) {
        this.tenant = subject.tenant().name();
        this.kind = subject.kind();
        this.name = subject.name();
        this.who = who;
        this.changedAt = Columns.micros(Instant.now());
        this.was = text(kept.was());
        this.becomes = text(kept.becomes());
        this.partOf = partOf;
    }

    Long id() {
        return id;
    }

    private static String text(Record settings) {
        return settings == null ? null : RecordJson.write(settings).toString();
    }

    Change toRecord() {
        return new Change(id, new Tenant(tenant), kind, name, who, changedAt, json(was), json(becomes));
    }

    private static JsonObject json(String text) {
        if (text == null) {
            return null;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
