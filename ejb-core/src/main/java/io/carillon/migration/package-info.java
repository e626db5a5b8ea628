/**
 * Brings the database to the schema this release needs, before anybody else touches it.
 */
package io.carillon.migration;
