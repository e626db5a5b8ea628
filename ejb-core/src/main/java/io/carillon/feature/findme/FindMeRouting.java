package io.carillon.feature.findme;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.RingGroup.Member;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.findme.FindMe;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lets further numbers of a person ring. */
@Dependent
public class FindMeRouting implements RoutingFeature {
    @Override
    public String id() {
        return "find-me";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        boolean asked = question.because().isFresh() && question.because() != Because.MEMBER
                && !question.wanted().equals(question.caller());
        FindMe settings = asked ? view.inside().findMe(question.wanted()) : FindMe.NONE;
        if (!settings.enabled() || settings.targets().isEmpty() || view.wanted().isEmpty()) {
            return Verdict.pass();
        }
        List<Member> numbers = new ArrayList<>();
        numbers.add(new Member(question.wanted(), 0, 1));
        settings.targets().forEach(target -> numbers.add(new Member(target.number(), target.delaySeconds(), 1)));
        numbers.sort(Comparator.comparingInt(Member::delaySeconds));
        Duration ringFor = Duration.ofSeconds(settings.ringSeconds());
        return new Verdict.Take(new Attempt(
                        new Destination.ToPerson(question.wanted(), numbers, settings.confirmed()), ringFor),
                inWords(numbers, ringFor));
    }

    private static String inWords(List<Member> numbers, Duration ringFor) {
        StringBuilder words = new StringBuilder("is looked for at " + numbers.size() + " numbers for "
                + ringFor.toSeconds() + " s");
        for (Member number : numbers) {
            words.append('\n').append(number.number())
                    .append(number.delaySeconds() > 0 ? " after " + number.delaySeconds() + " s" : "");
        }
        return words.toString();
    }
}
