/** Trunks, outbound routes and outside numbers for administrators. */
package io.carillon.api.trunks;
