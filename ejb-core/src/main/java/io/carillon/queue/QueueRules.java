package io.carillon.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a call queue must be like. */
public final class QueueRules {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es");
    private static final String MUSIC = "[a-z0-9][a-z0-9_-]{0,31}";
    private static final String KEYS = "0123456789*#";
    private static final int MOST_MEMBERS = 500;
    private static final int MOST_WAITING = 1_000;
    private static final int DAY = 86_400;

    private final Predicate<String> isOurs;
    private final Predicate<String> isExtension;

    /** Takes note of what is wrong. */
    @FunctionalInterface
    public interface Faults {
        void unless(boolean good, String field, String message);
    }

    /**
     * @param isOurs whether a number is of the house
     * @param isExtension whether it is an extension
     */
    public QueueRules(Predicate<String> isOurs, Predicate<String> isExtension) {
        this.isOurs = isOurs;
        this.isExtension = isExtension;
    }

    /** @param number that reaches it, which nobody else has */
    public void check(String number, CallQueue queue, Faults faults) {
        String title = queue.title();
        faults.unless(!title.isBlank() && title.length() <= 80 && title.chars().noneMatch(Character::isISOControl), "name",
                "must be 1 to 80 characters without control characters");
        within(queue.priority(), 0, 100, "priority", faults);
        members(queue.members(), faults);
        CallQueue.Hearing hearing = queue.hearing();
        faults.unless(LANGUAGES.contains(hearing.language()), "language", "must be en, de, fr or es");
        faults.unless(hearing.music().matches(MUSIC), "music", "a class of music is named by a-z 0-9 - _");
        int every = hearing.announceSeconds();
        faults.unless(every == 0 || every >= 5 && every <= 3_600, "announceSeconds", "must be 0 or 5 to 3600");
        String key = hearing.callbackKey();
        faults.unless(key.isEmpty() || key.length() == 1 && KEYS.contains(key), "callbackKey", "a key is one of " + KEYS);
        CallQueue.Limits limits = queue.limits();
        within(limits.maxWaitSeconds(), 0, DAY, "maxWaitSeconds", faults);
        within(limits.maxWaiting(), 1, MOST_WAITING, "maxWaiting", faults);
        within(limits.serviceLevelSeconds(), 1, 3_600, "serviceLevelSeconds", faults);
        overflow(number, queue.overflow().timeout(), "onTimeout", faults);
        overflow(number, queue.overflow().full(), "onFull", faults);
        overflow(number, queue.overflow().empty(), "onEmpty", faults);
        within(queue.ringing().ringSeconds(), 5, 300, "ringSeconds", faults);
        within(queue.ringing().misses(), 0, 100, "misses", faults);
        within(queue.ringing().wrapUpSeconds(), 0, 3_600, "wrapUpSeconds", faults);
    }

    private void members(List<CallQueue.Member> members, Faults faults) {
        faults.unless(members.size() <= MOST_MEMBERS, "members", "must be up to " + MOST_MEMBERS);
        Set<String> seen = new HashSet<>();
        for (CallQueue.Member member : members) {
            faults.unless(isExtension.test(member.number()), "members", member.number() + " is no extension");
            faults.unless(seen.add(member.number()), "members", member.number() + " is there twice");
            boolean sound = member.penalty() >= 0 && member.penalty() <= 100
                    && member.skill() >= 0 && member.skill() <= 100;
            faults.unless(sound, "members", "penalty and skill must be 0 to 100");
        }
    }

    private void overflow(String number, String target, String field, Faults faults) {
        faults.unless(target.isEmpty() || !target.equals(number) && isOurs.test(target), field,
                "must be another number of the house, or empty");
    }

    private static void within(int value, int least, int most, String field, Faults faults) {
        faults.unless(value >= least && value <= most, field, "must be " + least + " to " + most);
    }
}
