/**
 * Telephones that are configured from here: what they are, what they would read, who asked for it; and the door they
 * come to.
 */
package io.carillon.api.devices;
