package io.carillon.api.extensions;

import static java.util.Objects.requireNonNullElse;

import io.carillon.findme.FindMe;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Numbers that ring beside the telephones of an extension.
 *
 * @param enabled whether they ring; true when absent
 * @param ringSeconds how long all ring together; 30 when absent
 * @param targets up to 10
 * @param confirmed whether who answers outside of the house must press 1; false when absent
 */
@Schema(name = "FindMe")
public record FindMeView(
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(defaultValue = "30") Integer ringSeconds,
        @NotNull @Valid List<TargetView> targets,
        @Schema(defaultValue = "false") Boolean confirmed) {

    /**
     * One number.
     *
     * @param number an extension, or a number outside as it would be dialled
     * @param delaySeconds how long after the extension's own telephones it rings; 0 when absent
     */
    @Schema(name = "FindMeTarget")
    public record TargetView(
            @NotNull @Size(max = 19) @Schema(examples = "0171123456") String number,
            @Schema(defaultValue = "0") Integer delaySeconds) {}

    /** What is stored of it. */
    public FindMe settings() {
        return new FindMe(
                requireNonNullElse(enabled, true),
                requireNonNullElse(ringSeconds, FindMe.NONE.ringSeconds()),
                targets.stream()
                        .map(target -> new FindMe.Target(
                                target.number(), requireNonNullElse(target.delaySeconds(), 0)))
                        .toList(),
                requireNonNullElse(confirmed, false));
    }

    /** What is shown. */
    public static FindMeView of(FindMe findMe) {
        return new FindMeView(
                findMe.enabled(),
                findMe.ringSeconds(),
                findMe.targets().stream()
                        .map(target -> new TargetView(target.number(), target.delaySeconds()))
                        .toList(),
                findMe.confirmed());
    }
}
