package io.carillon.feature.group;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.RingGroup.Member;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.group.GroupTally;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Takes calls to a group to its members, and on when none of them answers. */
@Dependent
public class RingGroups implements RoutingFeature {
    private final GroupTally tally;

    @Inject
    public RingGroups(GroupTally tally) {
        this.tally = tally;
    }

    @Override
    public String id() {
        return RingGroup.FEATURE;
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        if (question.because() == Because.MEMBER) {
            return ofMember(view);
        }
        Optional<RingGroup> group = view.inside().group(question.wanted());
        if (group.isEmpty() || view.dialplan().directory().find(question.tenant(), question.wanted()).isPresent()) {
            return Verdict.pass();
        }
        if (question.because() == Because.GROUP_OVER) {
            return over(group.get(), question.failure());
        }
        return question.because().isFresh() ? take(question, group.get()) : Verdict.pass();
    }

    private Verdict take(RoutingQuestion question, RingGroup group) {
        if (!group.enabled()) {
            return new Verdict.Refuse(Cause.NOT_FOUND, "ring group " + group.name() + " is switched off");
        }
        List<Member> order = tally.order(question.tenant(), group, !question.isHypothetical());
        return new Verdict.Take(
                new Attempt(new Destination.ToGroup(group, order), group.ringFor()), inWords(group, order));
    }

    private static String inWords(RingGroup group, List<Member> order) {
        StringBuilder words = new StringBuilder("ring group " + group.name() + ", ")
                .append(group.isTogether() ? "all together" : "one after the other, " + group.strategy() + ",")
                .append(" for ")
                .append(group.ringFor().toSeconds()).append(" s");
        for (Member member : order) {
            words.append('\n').append(member.number());
            if (group.isTogether() && member.delaySeconds() > 0) {
                words.append(" after ").append(member.delaySeconds()).append(" s");
            }
        }
        return words.toString();
    }

    private static Verdict over(RingGroup group, Cause failure) {
        return group.otherwise().isEmpty()
                ? new Verdict.Refuse(failure, "nobody of ring group " + group.name() + " takes it")
                : new Verdict.Redirect(group.otherwise(),
                        "nobody of ring group " + group.name() + " takes it, sent on to " + group.otherwise());
    }

    /** The group is who sent the call on last; who is the last itself is a person with further numbers. */
    private static Verdict ofMember(RoutingView view) {
        RoutingQuestion question = view.question();
        List<String> visited = question.visited();
        String member = question.wanted();
        boolean own = !visited.isEmpty() && visited.get(visited.size() - 1).equals(member);
        if (own) {
            return Verdict.pass();
        }
        boolean calls = member.equals(question.caller()) && !(question.origin() instanceof Origin.Trunk);
        if (calls || visited.contains(member)) {
            return new Verdict.Refuse(Cause.NO_ANSWER, calls ? "calls itself" : "has been tried already");
        }
        boolean skips = !visited.isEmpty()
                && view.inside().group(visited.get(visited.size() - 1)).map(RingGroup::skipBusy).orElse(false);
        return skips && view.load().callsOf(new Aor(question.tenant(), member)) > 0
                ? new Verdict.Refuse(Cause.BUSY, "is in a call and is left out")
                : Verdict.pass();
    }
}
