package io.carillon.api.screening;

import static java.util.Objects.requireNonNullElse;

import io.carillon.screening.Refusal;
import io.carillon.screening.Screening;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Callers that are not wanted.
 *
 * @param anonymous whether callers from outside are turned away who do not say who they are; false when absent
 * @param blocked numbers that are turned away, none when absent
 */
@Schema(name = "Screening")
public record ScreeningView(
        @Schema(defaultValue = "false") Boolean anonymous, @Valid List<BlockView> blocked) {

    /**
     * Numbers that are turned away.
     *
     * @param pattern which, as in routes; outside numbers with country code and without plus
     * @param refusal REJECT (607) or BUSY (600); REJECT when absent
     */
    @Schema(name = "Block")
    public record BlockView(
            @NotNull @Size(max = 64) @Schema(examples = "4930666.") String pattern,
            @Schema(defaultValue = "REJECT") Refusal refusal) {}

    /** What is stored of it. */
    public Screening settings() {
        return new Screening(
                requireNonNullElse(anonymous, false),
                requireNonNullElse(blocked, List.<BlockView>of()).stream()
                        .map(block -> new Screening.Block(
                                block.pattern(), requireNonNullElse(block.refusal(), Refusal.REJECT)))
                        .toList());
    }

    /** What is shown. */
    public static ScreeningView of(Screening screening) {
        return new ScreeningView(
                screening.anonymous(),
                screening.blocked().stream().map(block -> new BlockView(block.pattern(), block.refusal())).toList());
    }
}
