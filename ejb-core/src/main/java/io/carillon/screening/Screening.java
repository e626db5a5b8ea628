package io.carillon.screening;

import java.util.List;
import java.util.Objects;

/**
 * Callers that are not wanted; stored by the number of the extension, or by {@value #HOUSE} for all of the house.
 *
 * @param anonymous whether callers from outside are turned away who do not say who they are
 * @param blocked numbers that are turned away
 */
public record Screening(boolean anonymous, List<Block> blocked) {
    /** Name under which the screening of the whole house is stored. */
    public static final String HOUSE = "house";

    /** Everybody is wanted. */
    public static final Screening NONE = new Screening(false, List.of());

    public Screening {
        blocked = List.copyOf(blocked);
    }

    /**
     * Numbers that are turned away.
     *
     * @param pattern which, written as in routes: with country code and without plus, or as an extension has it
     * @param refusal what they are told
     */
    public record Block(String pattern, Refusal refusal) {
        public Block {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** This with callers who do not say who they are turned away, or not. */
    public Screening withAnonymous(boolean refused) {
        return new Screening(refused, blocked);
    }
}
