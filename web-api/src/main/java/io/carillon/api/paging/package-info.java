/** Paging: zones of telephones that are spoken to together. */
package io.carillon.api.paging;
