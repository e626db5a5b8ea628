package io.carillon.trunk.store;

import io.carillon.directory.RecordingScope;
import io.carillon.directory.RecordingWish;
import io.carillon.trunk.RecordingPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** Which calls are recorded. */
@Entity
@Table(name = "recording_policy")
class RecordingPolicyRow extends NamedRow<RecordingPolicy> {
    @Enumerated(EnumType.STRING)
    private RecordingScope scope;

    private String subject;

    @Enumerated(EnumType.STRING)
    private RecordingWish wish;

    @Column(name = "retention_days")
    private int retentionDays;

    @Override
    void take(RecordingPolicy settings) {
        scope = settings.scope();
        subject = settings.subject();
        wish = settings.wish();
        retentionDays = settings.retentionDays();
    }

    @Override
    RecordingPolicy settings() {
        return new RecordingPolicy(scope, subject, wish, retentionDays);
    }
}
