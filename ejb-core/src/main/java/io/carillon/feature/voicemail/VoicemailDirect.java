package io.carillon.feature.voicemail;

import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.mailbox.Mailbox;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Optional;

/** Takes to a mailbox who dials, or is sent to, its code: menus, groups, conditions and forwarding may lead there. */
@Dependent
public class VoicemailDirect implements RoutingFeature {
    @Override
    public String id() {
        return "voicemail-direct";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Optional<String> leadsTo() {
        return Optional.of(Mailbox.FEATURE);
    }

    @Override
    public Verdict consider(RoutingView view) {
        String wanted = view.question().wanted();
        if (!view.question().because().isFresh() || !Mailbox.isDirect(wanted)) {
            return Verdict.pass();
        }
        return new Verdict.Take(
                new Attempt(new Destination.ToApp(Mailbox.FEATURE, wanted), Duration.ZERO), "leaves a message");
    }
}
