package io.carillon.feature.park;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Optional;

/** Takes calls to the code and to the numbers of places. */
@Dependent
public class ParkRouting implements RoutingFeature {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "park-slots";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Optional<String> leadsTo() {
        return Optional.of(Parking.ID);
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        String number = question.wanted();
        boolean handedOn = question.because() == Because.TRANSFERRED;
        if (question.because() != Because.DIALLED && !handedOn
                || !number.equals(Parking.CODE) && !isPlace(view, number)) {
            return Verdict.pass();
        }
        boolean ours = handedOn ? view.responsible().isPresent() : !(question.origin() instanceof Origin.Trunk);
        return ours
                ? new Verdict.Take(new Attempt(new Destination.ToApp(Parking.ID, number), AT_ONCE), "park")
                : new Verdict.Refuse(Cause.NOT_FOUND, "only telephones of the house park");
    }

    private static boolean isPlace(RoutingView view, String number) {
        return view.inside().park().has(number)
                && view.dialplan().isFree(view.question().tenant(), number);
    }
}
