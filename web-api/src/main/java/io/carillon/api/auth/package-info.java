/**
 * Logging in. A user name and a password become a signed token (RFC 7519, RS256) that is good for an hour; the
 * signing key is made at the first start and never leaves the server's data directory.
 */
package io.carillon.api.auth;
