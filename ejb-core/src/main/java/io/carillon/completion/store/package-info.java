/** Wishes to be called back, in the database. */
package io.carillon.completion.store;
