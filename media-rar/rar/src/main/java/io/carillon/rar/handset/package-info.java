/**
 * Telephones that the server makes up: a second set of sockets on the address of the first, each telephone a line that
 * registers at our own SIP port as at any other system, and media endpoints of the one engine that there is. Nothing of it
 * is open while there is no such telephone. What a telephone does with a call is said when it is switched on; what happens
 * in a call that it has placed is asked and told through {@link io.carillon.contract.HandsetCall}.
 */
package io.carillon.rar.handset;
