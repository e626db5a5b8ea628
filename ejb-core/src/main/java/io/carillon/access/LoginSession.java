package io.carillon.access;

import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * A login that is in force.
 *
 * @param id of its token
 * @param tenant whose data it sees
 * @param username who logged in
 * @param issuedAt when
 * @param expiresAt when it is over by itself
 * @param address from where
 * @param agent with what, hostile text
 */
public record LoginSession(
        String id, Tenant tenant, String username, Instant issuedAt, Instant expiresAt, String address, String agent) {}
