/**
 * Rows of the directory. Entities never leave this package: every answer is a record of {@code io.carillon.directory}.
 */
package io.carillon.directory.store;
