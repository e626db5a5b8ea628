package io.carillon.feature.drop;

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

/** Takes who is handed on to a message by a telephone of the house, and who dials one. */
@Dependent
public class DropRouting implements RoutingFeature {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "drop-routing";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Optional<String> leadsTo() {
        return Optional.of(MessageDrop.ID);
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        boolean handedOn = question.because() == Because.TRANSFERRED;
        if (question.because() != Because.DIALLED && !handedOn || !MessageDrop.isCode(question.wanted())) {
            return Verdict.pass();
        }
        boolean ours = handedOn ? view.responsible().isPresent() : !(question.origin() instanceof Origin.Trunk);
        return ours
                ? new Verdict.Take(new Attempt(new Destination.ToApp(MessageDrop.ID, question.wanted()), AT_ONCE), "drop")
                : new Verdict.Refuse(Cause.NOT_FOUND, "only telephones of the house leave messages");
    }
}
