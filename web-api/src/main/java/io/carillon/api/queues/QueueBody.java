package io.carillon.api.queues;

import static java.util.Objects.requireNonNullElse;

import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call queue as it shall be.
 *
 * @param number what is dialled for it, 2 to 15 digits that no extension has; needed to create it, later it stays
 * @param name what people call it
 * @param enabled whether the number reaches it; true when absent
 * @param strategy which of the free agents gets a caller; LEAST_RECENT when absent
 * @param priority callers of a queue with a greater one come first when an agent serves several; 0 when absent
 * @param members up to 500 extensions that may serve it
 * @param language in which callers are spoken to: en, de, fr or es; en when absent
 * @param music class of the music; default when absent
 * @param announceSeconds after how long each time callers hear their place; 0 for never, 30 when absent
 * @param announceWait whether they hear with it how many minutes it will take; true when absent
 * @param callbackKey what they press to be called back instead of waiting; absent for nothing
 * @param maxWaitSeconds the longest wait; 0 for as long as it takes, 600 when absent
 * @param maxWaiting so many may wait, up to 1000; 100 when absent
 * @param join who must be there so that somebody may begin to wait; ALWAYS when absent
 * @param serviceLevelSeconds whoever is answered within these was answered in time; 20 when absent
 * @param onTimeout number of the house for callers who have waited too long; absent to say good-bye
 * @param onFull number of the house for callers who would be one too many
 * @param onEmpty number of the house for callers who would wait for nobody
 * @param ringSeconds how long an agent is rung; 15 when absent
 * @param misses an agent who does not answer so often in a row makes a pause; 0 for never, 3 when absent
 * @param wrapUpSeconds how long an agent is left alone after a call; 0 when absent
 */
@Schema(name = "QueueBody")
public record QueueBody(
        @Size(max = 15) @Schema(examples = "600") String number,
        @NotNull @Size(max = 80) @Schema(examples = "Sales") String name,
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(defaultValue = "LEAST_RECENT") QueueStrategy strategy,
        @Schema(defaultValue = "0") Integer priority,
        @NotNull List<Member> members,
        @Size(max = 2) @Schema(defaultValue = "en") String language,
        @Size(max = 32) @Schema(defaultValue = "default") String music,
        @Schema(defaultValue = "30") Integer announceSeconds,
        @Schema(defaultValue = "true") Boolean announceWait,
        @Size(max = 1) String callbackKey,
        @Schema(defaultValue = "600") Integer maxWaitSeconds,
        @Schema(defaultValue = "100") Integer maxWaiting,
        @Schema(defaultValue = "ALWAYS") JoinRule join,
        @Schema(defaultValue = "20") Integer serviceLevelSeconds,
        @Size(max = 15) String onTimeout,
        @Size(max = 15) String onFull,
        @Size(max = 15) String onEmpty,
        @Schema(defaultValue = "15") Integer ringSeconds,
        @Schema(defaultValue = "3") Integer misses,
        @Schema(defaultValue = "0") Integer wrapUpSeconds) {

    /**
     * Who may serve it.
     *
     * @param number an extension
     * @param permanent whether it serves it without logging in; false when absent
     * @param penalty it is rung only when nobody with a smaller one is free; 0 when absent
     * @param skill the greater one is preferred with strategy SKILLS; 0 when absent
     */
    @Schema(name = "QueueMember")
    public record Member(
            @Schema(examples = "1001") String number,
            @Schema(defaultValue = "false") Boolean permanent,
            @Schema(defaultValue = "0") Integer penalty,
            @Schema(defaultValue = "0") Integer skill) {
        static CallQueue.Member settings(Member sent) {
            return sent == null
                    ? new CallQueue.Member("", false, 0, 0)
                    : new CallQueue.Member(requireNonNullElse(sent.number, ""), requireNonNullElse(sent.permanent, false),
                            requireNonNullElse(sent.penalty, 0), requireNonNullElse(sent.skill, 0));
        }

        static Member of(CallQueue.Member member) {
            return new Member(member.number(), member.permanent(), member.penalty(), member.skill());
        }
    }

    /** What is stored of it. */
    public CallQueue settings() {
        return new CallQueue(
                requireNonNullElse(enabled, true),
                name.strip(),
                requireNonNullElse(strategy, QueueStrategy.LEAST_RECENT),
                requireNonNullElse(priority, 0),
                members.stream().map(Member::settings).toList(),
                new CallQueue.Hearing(requireNonNullElse(language, "en"), requireNonNullElse(music, "default"),
                        requireNonNullElse(announceSeconds, 30), requireNonNullElse(announceWait, true),
                        requireNonNullElse(callbackKey, "")),
                new CallQueue.Limits(requireNonNullElse(maxWaitSeconds, 600), requireNonNullElse(maxWaiting, 100),
                        requireNonNullElse(join, JoinRule.ALWAYS), requireNonNullElse(serviceLevelSeconds, 20)),
                new CallQueue.Overflow(requireNonNullElse(onTimeout, ""), requireNonNullElse(onFull, ""),
                        requireNonNullElse(onEmpty, "")),
                new CallQueue.Ringing(requireNonNullElse(ringSeconds, 15), requireNonNullElse(misses, 3),
                        requireNonNullElse(wrapUpSeconds, 0)));
    }
}
