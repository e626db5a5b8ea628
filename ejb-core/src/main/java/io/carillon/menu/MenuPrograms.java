package io.carillon.menu;

import java.time.Duration;
import java.util.Optional;

/** Programs elsewhere that say what becomes of callers. */
public interface MenuPrograms {
    /**
     * Asks one, without waiting. The answer comes to the call as {@link io.carillon.call.HostInput.Told}, in the words of
     * {@link MenuAnswer#text}, also when there is none.
     *
     * @return why it is not asked; empty when it is
     */
    Optional<String> ask(MenuQuestion question);

    /** How long an answer may take. */
    Duration patience();
}
