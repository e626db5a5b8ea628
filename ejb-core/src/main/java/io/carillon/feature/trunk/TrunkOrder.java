package io.carillon.feature.trunk;

import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutboundRoute.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The order in which the trunks of a route are tried: the cheapest first where the route says so, else by priority and
 * among equals drawn by weight (as RFC 2782 does with servers).
 */
final class TrunkOrder {
    private final OutboundRoute route;
    private final IntUnaryOperator random;
    private final Instant at;

    /** @param at the moment whose prices count */
    TrunkOrder(OutboundRoute route, IntUnaryOperator random, Instant at) {
        this.route = route;
        this.random = random;
        this.at = at;
    }

    List<Choice> of(String number) {
        List<Choice> choices = route.choices();
        if (choices.size() < 2) {
            return choices;
        }
        return route.leastCost() ? cheapestFirst(number) : drawn(choices);
    }

    private List<Choice> cheapestFirst(String number) {
        record Priced(Choice choice, long perMinute) {}
        List<Priced> priced = new ArrayList<>(route.choices().size());
        for (Choice choice : route.choices()) {
            String international = choice.carrier().international(number);
            priced.add(new Priced(choice, choice.carrier().rates().at(at).perMinute(international)));
        }
        priced.sort(Comparator.comparingLong(Priced::perMinute)
                .thenComparingInt(one -> one.choice().priority()));
        return priced.stream().map(Priced::choice).toList();
    }

    private List<Choice> drawn(List<Choice> choices) {
        List<Choice> left = new ArrayList<>(choices);
        left.sort(Comparator.comparingInt(Choice::priority));
        List<Choice> order = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            int equals = 1;
            while (equals < left.size() && left.get(equals).priority() == left.get(0).priority()) {
                equals++;
            }
            order.add(left.remove(draw(left.subList(0, equals))));
        }
        return order;
    }

    /** A weight of 0 is drawn only when all are 0, and then the first is. */
    private int draw(List<Choice> equals) {
        int sum = 0;
        for (Choice choice : equals) {
            sum += choice.weight();
        }
        if (sum == 0 || equals.size() == 1) {
            return 0;
        }
        int at = random.applyAsInt(sum);
        int index = 0;
        while (at >= equals.get(index).weight()) {
            at -= equals.get(index).weight();
            index++;
        }
        return index;
    }
}
