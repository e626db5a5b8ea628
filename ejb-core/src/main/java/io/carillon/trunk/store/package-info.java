/** Trunks, routes and outside numbers as rows. */
package io.carillon.trunk.store;
