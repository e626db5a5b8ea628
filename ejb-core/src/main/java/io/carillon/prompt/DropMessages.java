package io.carillon.prompt;

import io.carillon.contract.Prompt;
import io.carillon.contract.Tenant;
import java.util.Optional;

/** Messages that people leave on answering machines: recordings of the house named {@code drop-} and a number. */
@FunctionalInterface
public interface DropMessages {
    /** Dialled, or handed on to, with the number behind it. */
    String CODE = "*96";

    /** How the recordings are named. */
    String NAME = "drop-";

    /**
     * A recording as {@link io.carillon.contract.PromptItem.File} names it.
     *
     * @param language of the set it belongs to, as of {@link Prompt}
     * @param item its name there
     */
    record Found(String language, String item) {}

    /**
     * Finds a message; may wait for the adapter.
     *
     * @param number one or two digits
     * @param language preferred; when the message is not there, any other
     * @throws IllegalStateException it cannot be said now, with one line why
     */
    Optional<Found> find(Tenant tenant, String number, String language);
}
