package io.carillon.dialplan;

import io.carillon.screening.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Callers that are not wanted.
 *
 * @param anonymous whether callers from outside are turned away who do not say who they are
 * @param blocks numbers that are turned away, the first that fits counts
 */
public record CallScreen(boolean anonymous, List<Block> blocks) {
    /** Everybody is wanted. */
    public static final CallScreen NONE = new CallScreen(false, List.of());

    public CallScreen {
        blocks = List.copyOf(blocks);
    }

    /**
     * Numbers that are turned away.
     *
     * @param pattern which
     * @param refusal what they are told
     */
    public record Block(DialPattern pattern, Refusal refusal) {
        public Block {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /**
     * What turns a caller away, empty when nothing does.
     *
     * @param number digits as they came
     * @param international the same with country code, without plus
     */
    public Optional<Block> against(String number, String international) {
        for (int i = 0; i < blocks.size(); i++) {
            DialPattern pattern = blocks.get(i).pattern();
            if (pattern.accepts(number) || pattern.accepts(international)) {
                return Optional.of(blocks.get(i));
            }
        }
        return Optional.empty();
    }
}
