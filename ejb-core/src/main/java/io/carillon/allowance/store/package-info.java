/** Limits of extensions in the database. */
package io.carillon.allowance.store;
