package io.carillon.tenant.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Customer;
import io.carillon.directory.CustomerLimits;
import io.carillon.store.Columns;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A tenant. */
@Entity
@Table(name = "customer")
class CustomerRow {
    @Id
    private String name;

    @Column(name = "display_name")
    private String displayName;

    private boolean enabled;

    private String realm;

    @Column(name = "most_extensions")
    private int mostExtensions;

    @Column(name = "most_users")
    private int mostUsers;

    @Column(name = "most_calls")
    private int mostCalls;

    @Column(name = "history_days")
    private int historyDays;

    @Column(name = "audit_days")
    private int auditDays;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Differs with every change, so that every change is a new version. */
    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "customer_domain", joinColumns = @JoinColumn(name = "customer"))
    @OrderColumn(name = "position")
    @Column(name = "domain")
    private List<String> domains = new ArrayList<>();

    /** For JPA. */
    CustomerRow() {}

    CustomerRow(Customer asked) {
        name = asked.tenant().name();
        realm = asked.realm();
        createdAt = Columns.micros(Instant.now());
        change(asked);
    }

    final void change(Customer asked) {
        changedAt = Columns.micros(Instant.now());
        displayName = asked.displayName();
        enabled = asked.enabled();
        mostExtensions = asked.limits().extensions();
        mostUsers = asked.limits().users();
        mostCalls = asked.limits().calls();
        historyDays = asked.limits().historyDays();
        auditDays = asked.limits().auditDays();
        if (!domains.equals(asked.domains())) {
            domains = new ArrayList<>(asked.domains());
        }
    }

    long version() {
        return version;
    }

    Customer toRecord() {
        return new Customer(new Tenant(name), displayName, enabled, domains, realm,
                new CustomerLimits(mostExtensions, mostUsers, mostCalls, historyDays, auditDays), createdAt, version);
    }
}
