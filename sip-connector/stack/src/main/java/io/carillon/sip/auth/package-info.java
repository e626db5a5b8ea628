/**
 * Who is it? Digest challenges (RFC 7616, RFC 8760) that cost no memory before they are answered, and the guard that
 * limits and bans sources of requests.
 *
 * <p>{@link io.carillon.sip.auth.DigestGate} asks and checks, {@link io.carillon.sip.auth.SourceGuard} counts.
 */
package io.carillon.sip.auth;
