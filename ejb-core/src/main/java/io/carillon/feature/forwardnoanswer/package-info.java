/**
 * Call forwarding without an answer.
 *
 * <p>What the user gets: calls that ring in vain, or find no telephone registered, reach another number. Who is asked:
 * when the ringing time of the extension is over, or its telephones cannot be reached and it has
 * no target of its own for that. Settings: per extension, by
 * feature code or API; {@code noAnswerSeconds} is how long it rings. Limits: as for forwarding of every call.
 */
package io.carillon.feature.forwardnoanswer;
