/**
 * Servers that a test may treat badly: each a process of its own on its own base directory and ports, to be killed, suspended,
 * redeployed and installed from nothing.
 */
package io.carillon.server;
