package io.carillon.trunk;

import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * Settings as they are stored.
 *
 * @param tenant owner
 * @param name what they are found by, unique for the tenant and the kind
 * @param settings the settings
 * @param createdAt when they were made
 * @param changedAt when they were last changed
 * @param version grows with every change
 */
public record Stored<T>(
        Tenant tenant, String name, T settings, Instant createdAt, Instant changedAt, long version) {}
