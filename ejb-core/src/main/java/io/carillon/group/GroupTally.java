package io.carillon.group;

import io.carillon.contract.Tenant;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.RingGroup.Member;
import io.carillon.event.CallEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/**
 * Who is next in a ring group. What its strategies go by is counted as calls are answered, on from what the records of the
 * last day say; a member that answered and has left the group is forgotten with the next call.
 */
@ApplicationScoped
public class GroupTally {
    private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();
    private final IntUnaryOperator random;

    private record Key(Tenant tenant, String group) {}

    /**
     * What a member answered before the server started.
     *
     * @param calls how many
     * @param last when the last of them
     */
    public record Before(Tenant tenant, String group, String member, long calls, Instant last) {}

    /** What one member has answered. */
    private record Answered(long calls, Instant last) {
        static final Answered NOTHING = new Answered(0, Instant.EPOCH);
    }

    /** Immutable: it is replaced as a whole. */
    private record Tally(int begun, Map<String, Answered> members) {
        static final Tally FRESH = new Tally(0, Map.of());

        Answered of(Member member) {
            return members.getOrDefault(member.number(), Answered.NOTHING);
        }
    }

    /** Draws by chance. */
    public GroupTally() {
        this(bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** @param random a number from 0 up to a bound */
    public GroupTally(IntUnaryOperator random) {
        this.random = random;
    }

    /**
     * The members in the order in which they ring for a call.
     *
     * @param forReal false only to know what would happen: the next call begins where this one would
     */
    public List<Member> order(Tenant tenant, RingGroup group, boolean forReal) {
        Key key = new Key(tenant, group.number());
        Tally tally = forReal
                ? tallies.compute(key, (any, known) -> begun(known == null ? Tally.FRESH : known, group))
                : begun(tallies.getOrDefault(key, Tally.FRESH), group);
        List<Member> order = new ArrayList<>(group.members());
        switch (group.strategy()) {
            case ALL -> order.sort(Comparator.comparingInt(Member::delaySeconds));
            case CIRCULAR -> Collections.rotate(order, order.isEmpty() ? 0 : 1 - tally.begun());
            case LEAST_RECENT -> order.sort(Comparator.comparing(member -> tally.of(member).last()));
            case FEWEST_CALLS -> order.sort(Comparator.comparingLong(member -> tally.of(member).calls()));
            case RANDOM -> order = drawn(order, false);
            case WEIGHTED -> order = drawn(order, true);
            default -> { }
        }
        return order;
    }

    /** One more call; members that have left are forgotten. */
    private static Tally begun(Tally before, RingGroup group) {
        Map<String, Answered> members = new HashMap<>();
        for (Member member : group.members()) {
            if (before.members().containsKey(member.number())) {
                members.put(member.number(), before.of(member));
            }
        }
        return new Tally(group.members().isEmpty() ? 0 : before.begun() % group.members().size() + 1,
                Map.copyOf(members));
    }

    /** Each draw takes one out; a weight of 0 is drawn only when no other is left. */
    private List<Member> drawn(List<Member> members, boolean weighted) {
        List<Member> left = new ArrayList<>(members);
        List<Member> order = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            int sum = weighted ? left.stream().mapToInt(Member::weight).sum() : 0;
            order.add(left.remove(sum == 0 ? random.applyAsInt(left.size()) : weighted(left, sum)));
        }
        return order;
    }

    private int weighted(List<Member> left, int sum) {
        int at = random.applyAsInt(sum);
        int index = 0;
        while (at >= left.get(index).weight()) {
            at -= left.get(index).weight();
            index++;
        }
        return index;
    }

    /** What was answered before; asked for before the first call. */
    public void begin(List<Before> answered) {
        for (Before one : answered) {
            tallies.merge(new Key(one.tenant(), one.group()),
                    new Tally(0, Map.of(one.member(), new Answered(one.calls(), one.last()))), GroupTally::both);
        }
    }

    private static Tally both(Tally one, Tally other) {
        Map<String, Answered> members = new HashMap<>(one.members());
        members.putAll(other.members());
        return new Tally(one.begun(), Map.copyOf(members));
    }

    /** A member has answered a call. */
    public void answered(CallEvent.CallAnswered event) {
        if (event.group().isEmpty()) {
            return;
        }
        tallies.computeIfPresent(new Key(event.tenant(), event.group()), (key, before) -> {
            Map<String, Answered> members = new HashMap<>(before.members());
            members.merge(event.party(), new Answered(1, event.at()),
                    (known, one) -> new Answered(known.calls() + 1, one.last()));
            return new Tally(before.begun(), Map.copyOf(members));
        });
    }
}
