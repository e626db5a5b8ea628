/** What the server's log says of one call, for who looks for a fault and has no way into the server. */
package io.carillon.logbook;
