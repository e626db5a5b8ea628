package io.carillon.feature.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutboundRoute.Choice;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.Rewrite;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trunks of one priority share the calls as their weights say; the seed is fixed, so that it does not pass by luck. */
class TrunkOrderTest {
    private static final int DRAWS = 10_000;

    private final Random random = new Random(2782);

    private static Choice choice(String name, int priority, int weight) {
        return new Choice(new Carrier(name, "default/" + name, name + ".example", new Carrier.Limits(0, 0, Duration.ofSeconds(8)),
                new Carrier.CallerRule(CallerPolicy.DID, "", false), new Carrier.NumberRule("DE", NumberFormat.E164), List.of(),
                RateBook.EMPTY), priority, weight);
    }

    /** How often each order came, the names of the trunks in a row. */
    private Map<String, Integer> drawn(Choice... choices) {
        OutboundRoute route = new OutboundRoute("world", DialPattern.of("00Z."), Permission.NATIONAL, Rewrite.NONE,
                List.of(choices), false, Duration.ofSeconds(60));
        Map<String, Integer> orders = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            StringBuilder order = new StringBuilder();
            new TrunkOrder(route, random::nextInt, Instant.EPOCH).of("004930").forEach(one -> order.append(one.carrier().name()));
            orders.merge(order.toString(), 1, Integer::sum);
        }
        return orders;
    }

    @Test
    void seventyAndThirtyShareTheCallsAsTheySay() {
        Map<String, Integer> orders = drawn(choice("a", 1, 70), choice("b", 1, 30));
        assertThat(orders).containsOnlyKeys("ab", "ba");
        assertThat(orders.get("ab")).isBetween(DRAWS * 68 / 100, DRAWS * 72 / 100);
    }

    @Test
    void whatIsLeftIsDrawnByItsWeightsAsWell() {
        Map<String, Integer> orders = drawn(choice("a", 1, 60), choice("b", 1, 30), choice("c", 1, 10));
        assertThat(orders.get("abc")).as("6/10 of 3/4").isBetween(DRAWS * 43 / 100, DRAWS * 47 / 100);
        assertThat(orders.get("cba")).as("1/10 of 1/3").isBetween(DRAWS * 2 / 100, DRAWS * 5 / 100);
    }

    @Test
    void aWeightOfNothingIsOnlyTriedWhenTheOthersAreNotThere() {
        assertThat(drawn(choice("z", 1, 0), choice("a", 1, 1))).containsOnlyKeys("az");
        assertThat(drawn(choice("z", 1, 0), choice("y", 1, 0))).as("all of them: as they stand").containsOnlyKeys("zy");
    }

    @Test
    void noWeightMakesUpForAPriority() {
        assertThat(drawn(choice("b", 2, 65_535), choice("a", 1, 1), choice("c", 3, 0))).containsOnlyKeys("abc");
    }
}
