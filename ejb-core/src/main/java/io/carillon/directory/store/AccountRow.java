package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
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
    String username;

    String tenant;

    @Column(name = "password_hash")
    String passwordHash;

    boolean enabled;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Version
    long version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "role")
    Set<String> roles = new HashSet<>();

    Account toRecord() {
        return new Account(username, new Tenant(tenant), roles, enabled, version);
    }
}
