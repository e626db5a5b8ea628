/**
 * Signing in at another place (OpenID Connect Core 1.0): the browser comes back with a code, the provider gives an ID token for
 * it, and what the token says becomes an account here. Signatures are verified by jose4j, nothing of that is our own.
 */
package io.carillon.oidc;
