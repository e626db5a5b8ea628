/** Bans and allowed networks in the database. */
package io.carillon.protection.store;
