package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.store.Columns;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Somebody who may log in. */
@Entity
@Table(name = "account")
class AccountRow {
    @Id
    private String username;

    private String tenant;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Account.Origin origin;

    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @ManyToOne
    @JoinColumn(name = "extension_id")
    private ExtensionRow extension;

    @Version
    private long version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "role")
    private Set<String> roles = new HashSet<>();

    /** For JPA. */
    AccountRow() {}

    AccountRow(Account asked, String passwordHash, ExtensionRow extension) {
        this.username = asked.username();
        this.tenant = asked.tenant().name();
        this.origin = asked.origin();
        this.createdAt = Columns.micros(Instant.now());
        change(asked, passwordHash, extension);
    }

    /** @param newHash null keeps the old one; @param its extension, null for none */
    final void change(Account asked, String newHash, ExtensionRow its) {
        extension = its;
        enabled = asked.enabled();
        if (!roles.equals(asked.roles())) {
            roles = new HashSet<>(asked.roles());
        }
        passwordHash = newHash == null ? passwordHash : newHash;
        changedAt = Columns.micros(Instant.now());
    }

    boolean belongsTo(Tenant owner) {
        return tenant.equals(owner.name());
    }

    String passwordHash() {
        return passwordHash;
    }

    long version() {
        return version;
    }

    Account toRecord() {
        return new Account(
                username, new Tenant(tenant), roles, enabled, version, extension == null ? null : extension.number(),
                origin);
    }
}
