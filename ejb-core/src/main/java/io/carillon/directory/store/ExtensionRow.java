package io.carillon.directory.store;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import io.carillon.store.Columns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * An extension. What hangs on it ({@link ForwardingRow}, {@link CredentialRow}) shares its key; there is no mapped
 * relation, so that reading ten thousand extensions is one query.
 */
@Entity
@Table(name = "extension")
class ExtensionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "extension_seq")
    @SequenceGenerator(name = "extension_seq", sequenceName = "extension_seq", allocationSize = 50)
    private Long id;

    private String tenant;
    private String number;

    @Column(name = "display_name")
    private String displayName;

    private boolean enabled;

    @Enumerated(EnumType.STRING)
    @Column(name = "media_security")
    private MediaSecurity security;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    /** For JPA. */
    ExtensionRow() {}

    ExtensionRow(Tenant tenant, String number) {
        this.tenant = tenant.name();
        this.number = number;
        this.createdAt = Columns.micros(Instant.now());
    }

    /** Fields are written in here only: JPA sees no change that another class makes to a field. */
    void change(String newDisplayName, boolean nowEnabled, MediaSecurity newSecurity) {
        displayName = newDisplayName;
        enabled = nowEnabled;
        security = newSecurity;
        touch();
    }

    /** Something that hangs on the extension has changed: the version must grow. */
    void touch() {
        changedAt = Columns.micros(Instant.now());
    }

    Long id() {
        return id;
    }

    String number() {
        return number;
    }

    long version() {
        return version;
    }

    MediaSecurity security() {
        return security;
    }

    boolean isEnabled() {
        return enabled;
    }

    Extension toRecord() {
        return new Extension(id, new Tenant(tenant), number, displayName, enabled, createdAt, changedAt, version,
                security);
    }
}
