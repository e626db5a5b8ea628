/** Rows of tenants. Entities never leave this package. */
package io.carillon.tenant.store;
