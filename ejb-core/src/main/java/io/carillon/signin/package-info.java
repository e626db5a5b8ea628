/**
 * Signing in with what the company has already: its directory (LDAP), through the application server's own security
 * library. An account here is made at the first sign-in; the directory keeps the password and says what somebody may do.
 */
package io.carillon.signin;
