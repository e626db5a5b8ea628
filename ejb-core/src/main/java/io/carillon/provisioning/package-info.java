/**
 * Telephones that configure themselves. A device is a MAC address, a model, the extensions of its lines and what its
 * keys do; the file that its model understands is rendered from a template when the telephone asks for it, at an
 * address that nobody can guess.
 *
 * <p>Each line of a device has a SIP user name and secret of its own, so the secret of the extension is never needed, and taking a
 * device away takes its access away. What a device gets depends on the way it came: {@link
 * io.carillon.provisioning.Handout}. Every request is noted and shown. Settings: {@code carillon.provisioning.*}.
 * Decisions: ADR 23.
 */
package io.carillon.provisioning;
