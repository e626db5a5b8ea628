package io.carillon.flow.draft.store;

import io.carillon.contract.Tenant;
import io.carillon.flow.draft.FlowDraft;
import io.carillon.store.Columns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One draft, or what has become of one. */
@Entity
@Table(name = "flow_draft")
class FlowDraftRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "flow_draft_seq")
    @SequenceGenerator(name = "flow_draft_seq", sequenceName = "flow_draft_seq", allocationSize = 50)
    private Long id;

    private String tenant;
    private String title;

    @Column(name = "from_number")
    private String from;

    private String changes;
    private String who;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** Of a draft, when it was begun. */
    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    @Column(name = "last_change")
    private Long lastChange;

    @Version
    private long version;

    /** For JPA. */
    protected FlowDraftRow() {}

    FlowDraftRow(Tenant tenant, FlowDraft.Plan plan, String author) {
        this.tenant = tenant.name();
        this.who = Columns.text(author, 64);
        this.createdAt = Columns.micros(Instant.now());
        this.publishedAt = createdAt;
        take(plan);
    }

    void take(FlowDraft.Plan plan) {
        title = plan.title();
        from = plan.from();
        changes = plan.changes();
        changedAt = Columns.micros(Instant.now());
    }

    void published(String by, long last) {
        publishedAt = Columns.micros(Instant.now());
        publishedBy = Columns.text(by, 64);
        lastChange = last;
    }

    boolean isPublished() {
        return lastChange != null;
    }

    long version() {
        return version;
    }

    String title() {
        return title;
    }

    Tenant tenant() {
        return new Tenant(tenant);
    }

    FlowDraft toRecord() {
        return new FlowDraft(id, tenant(), new FlowDraft.Plan(title, from, changes), who, createdAt, changedAt, version,
                isPublished() ? new FlowDraft.Published(publishedAt, publishedBy, lastChange) : null);
    }
}
