/** Rows of finished calls: a fast writer in plain JDBC and a reader in JPA. Entities never leave this package. */
package io.carillon.cdr.store;
