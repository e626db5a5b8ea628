package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.RingStrategy;
import io.carillon.group.RingGroupSettings;
import io.carillon.trunk.store.OutsideStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What numbers of the house must be like that are no extension. */
record InsideRules(DirectorySnapshot directory, OutsideStore store) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,15}");
    private static final Pattern TARGET = Pattern.compile("\\+?[0-9]{2,18}");
    private static final int MOST_MEMBERS = 32;

    void group(Tenant tenant, String number, RingGroupSettings group, Faults faults) {
        own(tenant, number, faults);
        faults.unless(isLabel(group.label()), "name", "must be 1 to 80 characters without control characters");
        faults.unless(within(group.ringSeconds(), 5, 300), "ringSeconds", "must be 5 to 300");
        target(number, group.otherwise(), faults);
        List<RingGroupSettings.Member> members = group.members();
        faults.unless(!members.isEmpty() && members.size() <= MOST_MEMBERS, "members", "must be 1 to " + MOST_MEMBERS);
        Set<String> seen = new HashSet<>();
        for (RingGroupSettings.Member member : members) {
            String who = member.number();
            boolean outside = TARGET.matcher(who).matches() && !who.equals(number)
                    && store.find(RingGroupSettings.class, tenant, who).isEmpty();
            faults.unless(directory.find(tenant, who).isPresent() || outside, "members",
                    who + " is neither an extension nor a number outside");
            faults.unless(seen.add(who), "members", who + " is there twice");
            boolean joins = within(member.delaySeconds(), 0, group.ringSeconds() - 1);
            faults.unless(joins, "members", "delaySeconds must be 0 or more and less than ringSeconds");
            faults.unless(member.delaySeconds() == 0 || group.strategy() == RingStrategy.ALL, "members",
                    "delaySeconds is for strategy ALL");
            faults.unless(within(member.weight(), 0, 1_000), "members", "weight must be 0 to 1000");
        }
    }

    /** A number that nobody else in the house has. */
    private void own(Tenant tenant, String number, Faults faults) {
        faults.unless(NUMBER.matcher(number).matches(), "number", "must be 2 to 15 digits");
        faults.unless(directory.find(tenant, number).isEmpty(), "number", "is an extension");
    }

    private static void target(String number, String target, Faults faults) {
        boolean good = target.isEmpty() || TARGET.matcher(target).matches() && !target.equals(number);
        faults.unless(good, "otherwise", "must be another number of 2 to 18 digits, with + before, or empty");
    }

    private static boolean isLabel(String label) {
        return !label.isBlank() && label.length() <= 80 && label.chars().noneMatch(Character::isISOControl);
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** Whether somebody in the house has this number. */
    boolean isOurs(Tenant tenant, String number) {
        return directory.find(tenant, number).isPresent()
                || store.find(RingGroupSettings.class, tenant, number).isPresent();
    }

    /** @throws Conflict when calls from outside reach it */
    void checkUnused(Tenant tenant, String number) {
        for (Stored<NumberSettings> outside : store.all(NumberSettings.class)) {
            if (outside.tenant().equals(tenant) && outside.settings().extension().equals(number)) {
                throw new Conflict(number + " is what the outside number " + outside.name() + " reaches");
            }
        }
    }
}
