package io.carillon.api.auth;

import java.time.Instant;
import java.util.List;

/**
 * Who a token belongs to.
 *
 * @param username login name
 * @param tenant whose data it sees
 * @param roles what it may do
 * @param extension number of the extension that belongs to the account; absent when none does
 * @param expiresAt when the token is void
 */
public record Me(String username, String tenant, List<String> roles, String extension, Instant expiresAt) {}
