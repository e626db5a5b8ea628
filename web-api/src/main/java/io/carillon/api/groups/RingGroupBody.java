package io.carillon.api.groups;

import static java.util.Objects.requireNonNullElse;

import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.group.RingGroupSettings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ring group as it shall be.
 *
 * @param number what is dialled for it, 2 to 15 digits that no extension has; needed to create it, later it stays
 * @param name what people call it
 * @param enabled whether it takes calls; true when absent
 * @param strategy in which order members ring; ALL when absent
 * @param ringSeconds how long all ring together, or each of them when they ring one after the other; 20 when absent
 * @param skipBusy whether members are left out that are in a call; false when absent
 * @param permission how far it may call for members and numbers outside; NATIONAL when absent
 * @param otherwise the number that has the call when nobody takes it: an extension, another group, a number outside;
 *     absent to refuse it
 * @param members 1 to 32
 * @param confirmed whether who answers outside of the house must press 1; false when absent
 */
@Schema(name = "RingGroupBody")
public record RingGroupBody(
        @Size(max = 15) @Schema(examples = "600") String number,
        @NotNull @Size(max = 80) @Schema(examples = "Sales") String name,
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(defaultValue = "ALL") RingStrategy strategy,
        @Schema(defaultValue = "20") Integer ringSeconds,
        @Schema(defaultValue = "false") Boolean skipBusy,
        @Schema(defaultValue = "NATIONAL") Permission permission,
        @Size(max = 19) @Schema(examples = "1001") String otherwise,
        @NotNull List<Member> members,
        @Schema(defaultValue = "false") Boolean confirmed) {

    /**
     * One member.
     *
     * @param number an extension, or a number outside as it would be dialled
     * @param delaySeconds how long after the beginning it rings, with strategy ALL; 0 when absent
     * @param weight its share of the calls with strategy WEIGHTED; 1 when absent
     */
    @Schema(name = "RingGroupMember")
    public record Member(
            @Schema(examples = "1001") String number,
            @Schema(defaultValue = "0") Integer delaySeconds,
            @Schema(defaultValue = "1") Integer weight) {
        static RingGroupSettings.Member settings(Member sent) {
            return sent == null
                    ? new RingGroupSettings.Member("", 0, 1)
                    : new RingGroupSettings.Member(requireNonNullElse(sent.number, ""),
                            requireNonNullElse(sent.delaySeconds, 0), requireNonNullElse(sent.weight, 1));
        }
    }

    /** What is stored of it. */
    public RingGroupSettings settings() {
        return new RingGroupSettings(
                requireNonNullElse(enabled, true),
                name.strip(),
                requireNonNullElse(strategy, RingStrategy.ALL),
                requireNonNullElse(ringSeconds, 20),
                requireNonNullElse(skipBusy, false),
                requireNonNullElse(permission, Permission.NATIONAL),
                requireNonNullElse(otherwise, ""),
                members.stream().map(Member::settings).toList(),
                requireNonNullElse(confirmed, false));
    }
}
