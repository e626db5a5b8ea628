package io.carillon.api.cdrs;

import io.carillon.cdr.DeadLetter;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record that could not be stored.
 *
 * @param id the call
 * @param reason why not
 * @param at when it was tried last
 * @param record what would be stored
 */
@Schema(name = "DeadLetter")
public record DeadLetterView(String id, String reason, Instant at, CdrView record) {
    static DeadLetterView of(DeadLetter letter) {
        return new DeadLetterView(
                letter.record().id().value(), letter.reason(), letter.at(), CdrView.of(letter.record()));
    }
}
