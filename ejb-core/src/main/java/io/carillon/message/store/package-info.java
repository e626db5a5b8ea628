/** Texts that wait, in the database. */
package io.carillon.message.store;
