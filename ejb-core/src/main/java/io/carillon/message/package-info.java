/**
 * Texts between telephones (RFC 3428): sent to every telephone of the extension they are for, kept for one that has
 * none, delivered at its next registration. Bounded per extension and in time.
 */
package io.carillon.message;
