package io.carillon.feature.intercom;

import io.carillon.call.Because;
import io.carillon.contract.Cause;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.directory.Subscriber;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Optional;

/** Takes the intercom code. */
@Dependent
public class Intercom implements RoutingFeature {
    private static final String CODE = "*80";

    /** A telephone that does not answer by itself rings no longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String id() {
        return "intercom";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        String dialled = view.question().wanted();
        if (view.question().because() != Because.DIALLED || !dialled.startsWith(CODE)
                || dialled.length() == CODE.length()) {
            return Verdict.pass();
        }
        String number = dialled.substring(CODE.length());
        Optional<Subscriber> wanted = view.dialplan().directory().find(view.question().tenant(), number)
                .filter(subscriber -> subscriber.extension().enabled());
        if (wanted.isEmpty()) {
            return new Verdict.Refuse(Cause.NOT_FOUND, "nobody has this number");
        }
        if (wanted.get().forwarding().dnd() || number.equals(view.question().caller())) {
            return new Verdict.Refuse(Cause.BUSY, "does not want to be disturbed");
        }
        return new Verdict.Take(new Attempt(new Destination.ToExtension(number), PATIENCE, true), "intercom");
    }
}
