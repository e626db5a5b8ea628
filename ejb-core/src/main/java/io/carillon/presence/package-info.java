/**
 * What telephones can watch: the lamps of other extensions ({@code dialog}, RFC 4235) and what goes with them. Each
 * event package is a bean of its own that reads the live state from memory when a notification is due; nothing is
 * computed for an extension that nobody watches.
 */
package io.carillon.presence;
