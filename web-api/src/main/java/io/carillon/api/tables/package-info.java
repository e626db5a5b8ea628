/**
 * What a house has many of, as tables: downloaded, uploaded again, tried without changing anything. A kind is described
 * once, by the body that its resource takes and the view that it shows; columns, cells and checks follow from these.
 */
package io.carillon.api.tables;
