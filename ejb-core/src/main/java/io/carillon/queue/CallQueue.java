package io.carillon.queue;

import io.carillon.dialplan.HostedNumber;
import java.util.List;
import java.util.Objects;

/**
 * Callers who wait for agents, behind a number of the house; stored by that number.
 *
 * @param enabled whether the number reaches it
 * @param title what people call it
 * @param strategy which of the free agents gets a caller
 * @param priority callers of a queue with a greater one come before those of others when an agent serves both
 * @param members who may serve it
 * @param hearing what its callers hear
 * @param limits who may wait, and how long
 * @param overflow where callers go who may not wait
 * @param ringing how agents are rung
 */
public record CallQueue(
        boolean enabled,
        String title,
        QueueStrategy strategy,
        int priority,
        List<Member> members,
        Hearing hearing,
        Limits limits,
        Overflow overflow,
        Ringing ringing)
        implements HostedNumber {
    /** The feature that keeps its callers. */
    public static final String FEATURE = "queues";

    /** As whom a queue places calls; its number follows. */
    public static final String CALLER = "queue ";

    public CallQueue {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(strategy, "strategy");
        members = List.copyOf(members);
        Objects.requireNonNull(hearing, "hearing");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(overflow, "overflow");
        Objects.requireNonNull(ringing, "ringing");
    }

    @Override
    public String kind() {
        return "queue";
    }

    @Override
    public String feature() {
        return FEATURE;
    }

    /**
     * Who may serve it.
     *
     * @param number an extension
     * @param permanent whether it serves it without logging in
     * @param penalty from 0; it is rung only when nobody with a smaller one is free
     * @param skill from 0; counts with {@link QueueStrategy#SKILLS}
     */
    public record Member(String number, boolean permanent, int penalty, int skill) {
        public Member {
            Objects.requireNonNull(number, "number");
        }
    }

    /**
     * What callers hear.
     *
     * @param language in which they are spoken to: en, de, fr or es
     * @param music class of the music
     * @param announceSeconds after how long each time they hear their place, 0 for never
     * @param announceWait whether they hear with it how long it will take
     * @param callbackKey what they press to be called back instead of waiting, empty for nothing
     */
    public record Hearing(
            String language, String music, int announceSeconds, boolean announceWait, String callbackKey) {
        public Hearing {
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(music, "music");
            Objects.requireNonNull(callbackKey, "callbackKey");
        }
    }

    /**
     * Who may wait, and how long.
     *
     * @param maxWaitSeconds the longest wait, 0 for as long as it takes
     * @param maxWaiting so many may wait
     * @param join who must be there so that somebody may begin to wait
     * @param serviceLevelSeconds whoever is answered within these was answered in time
     */
    public record Limits(int maxWaitSeconds, int maxWaiting, JoinRule join, int serviceLevelSeconds) {
        public Limits {
            Objects.requireNonNull(join, "join");
        }
    }

    /**
     * Numbers of the house that callers go to who may not wait; without one they are told that nobody is available.
     *
     * @param timeout who has waited too long
     * @param full who would be one too many
     * @param empty who would wait for nobody
     */
    public record Overflow(String timeout, String full, String empty) {
        /** Nowhere. */
        public static final Overflow NOWHERE = new Overflow("", "", "");

        public Overflow {
            Objects.requireNonNull(timeout, "timeout");
            Objects.requireNonNull(full, "full");
            Objects.requireNonNull(empty, "empty");
        }
    }

    /**
     * How agents are rung.
     *
     * @param ringSeconds how long
     * @param misses who does not answer so often in a row makes a pause from then on; 0 for never
     * @param wrapUpSeconds how long an agent is left alone after a call
     */
    public record Ringing(int ringSeconds, int misses, int wrapUpSeconds) {}

    /** The member with this number, null when it is none. */
    public Member member(String extension) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).number().equals(extension)) {
                return members.get(i);
            }
        }
        return null;
    }
}
