package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * An extension. What hangs on it ({@link ForwardingRow}, {@link CredentialRow}) shares its key; there is no mapped relation, so
 * that reading ten thousand extensions is one query.
 */
@Entity
@Table(name = "extension")
class ExtensionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "extension_seq")
    @SequenceGenerator(name = "extension_seq", sequenceName = "extension_seq", allocationSize = 50)
    Long id;

    String tenant;
    String number;

    @Column(name = "display_name")
    String displayName;

    boolean enabled;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Version
    long version;

    Extension toRecord() {
        return new Extension(id, new Tenant(tenant), number, displayName, enabled, createdAt, changedAt, version);
    }
}
