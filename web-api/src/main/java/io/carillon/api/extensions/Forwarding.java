package io.carillon.api.extensions;

import io.carillon.directory.CallForwarding;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an extension does with calls it does not take. What is absent is off.
 *
 * @param dnd do not disturb: callers hear busy
 * @param all target for every call
 * @param busy target when the extension is busy
 * @param noAnswer target when nobody answers
 * @param noAnswerSeconds how long it rings before that
 * @param unreachable target when no telephone can be reached; when empty, that of noAnswer
 * @param busyAt in so many calls it is busy, 0 for never
 */
@Schema(name = "Forwarding")
public record Forwarding(
        @Schema(defaultValue = "false", description = "Do not disturb: callers hear busy") Boolean dnd,
        @Size(max = 32) @Schema(description = "Target for every call; empty is off") String all,
        @Size(max = 32) @Schema(description = "Target when busy; empty is off") String busy,
        @Size(max = 32) @Schema(description = "Target when nobody answers; empty is off") String noAnswer,
        @Min(5) @Max(180) @Schema(defaultValue = "30") Integer noAnswerSeconds,
        @Size(max = 32) @Schema(description = "Target when no telephone can be reached; empty is that of noAnswer")
                String unreachable,
        @Min(0) @Max(100) @Schema(defaultValue = "0", description = "In so many calls it is busy; 0 is never")
                Integer busyAt) {

    /** What is shown. */
    public static Forwarding of(CallForwarding forwarding) {
        return new Forwarding(
                forwarding.dnd(),
                forwarding.all(),
                forwarding.busy(),
                forwarding.noAnswer(),
                forwarding.noAnswerSeconds(),
                forwarding.unreachable(),
                forwarding.busyAt());
    }

    /** What is stored of it. */
    public CallForwarding toDirectory() {
        return new CallForwarding(
                Boolean.TRUE.equals(dnd),
                all,
                busy,
                noAnswer,
                noAnswerSeconds == null ? CallForwarding.DEFAULT_NO_ANSWER_SECONDS : noAnswerSeconds,
                unreachable,
                busyAt == null ? 0 : busyAt);
    }
}
