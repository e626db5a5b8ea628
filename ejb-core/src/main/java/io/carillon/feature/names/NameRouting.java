package io.carillon.feature.names;

import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Optional;

/** Takes callers who are sent to the code by a menu. */
@Dependent
public class NameRouting implements RoutingFeature {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "dial-by-name-routing";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Optional<String> leadsTo() {
        return Optional.of(NameDialing.ID);
    }

    @Override
    public Verdict consider(RoutingView view) {
        return view.question().wanted().equals(NameDialing.CODE) && view.question().because().isFresh()
                ? new Verdict.Take(
                        new Attempt(new Destination.ToApp(NameDialing.ID, NameDialing.CODE), AT_ONCE), "dial by name")
                : Verdict.pass();
    }
}
