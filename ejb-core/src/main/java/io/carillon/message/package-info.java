/**
 * Texts between telephones (RFC 3428): sent to every telephone of the extension they are for, kept for one that has
 * none, delivered at its next registration. Bounded per extension and in time. People read and send them by the API, too.
 *
 * <p>Settings: {@code carillon.texts.retention-days} (30; 0 keeps none that does not wait).
 */
package io.carillon.message;
