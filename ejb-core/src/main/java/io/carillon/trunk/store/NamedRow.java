package io.carillon.trunk.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.trunk.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What all settings of a tenant that are found by a name have in common. */
@MappedSuperclass
abstract class NamedRow<T extends Record> {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outside_seq")
    @SequenceGenerator(name = "outside_seq", sequenceName = "outside_seq", allocationSize = 50)
    private Long id;

    private String tenant;
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    /** Says whose it is, once. */
    void begin(Tenant owner, String called) {
        tenant = owner.name();
        name = called;
        createdAt = Columns.micros(Instant.now());
    }

    /** Takes new settings. */
    void change(T settings) {
        changedAt = Columns.micros(Instant.now());
        take(settings);
    }

    /** Copies settings into columns. */
    abstract void take(T settings);

    /** The settings in the columns. */
    abstract T settings();

    long version() {
        return version;
    }

    Stored<T> toRecord() {
        return new Stored<>(new Tenant(tenant), name, settings(), createdAt, changedAt, version);
    }

    static String joined(List<String> values) {
        return String.join(",", values);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
