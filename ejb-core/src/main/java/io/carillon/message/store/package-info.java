/** Texts in the database. */
package io.carillon.message.store;
