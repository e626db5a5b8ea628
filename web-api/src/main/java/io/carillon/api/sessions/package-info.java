/** Logins that are in force: list them, end one. */
package io.carillon.api.sessions;
