package io.carillon.prompt;

/** Why recordings cannot be reached now. */
public final class PromptsAway extends Exception {
    private static final long serialVersionUID = 1L;

    PromptsAway(String reason) {
        super(reason);
    }
}
