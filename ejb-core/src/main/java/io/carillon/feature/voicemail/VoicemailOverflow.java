package io.carillon.feature.voicemail;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Destination;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.mailbox.Mailbox;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Optional;

/** Takes callers to the mailbox of an extension that did not take them, unless the extension sends them elsewhere. */
@Dependent
public class VoicemailOverflow implements RoutingFeature {
    @Override
    public String id() {
        return "voicemail-overflow";
    }

    /** Of those asked last the last by name: forwarding comes before. */
    @Override
    public Order order() {
        return Order.OVERFLOW;
    }

    @Override
    public Optional<String> leadsTo() {
        return Optional.of(Mailbox.FEATURE);
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        Mailbox.Reason reason = reason(question.because());
        boolean takes = reason != null && view.wanted().isPresent()
                && !question.wanted().equals(question.caller())
                && view.inside().mailbox(question.wanted()).takes(reason);
        if (!takes) {
            return Verdict.pass();
        }
        Stand stand = Stand.before(question.wanted(), reason == Mailbox.Reason.BUSY);
        return new Verdict.Take(
                new Attempt(new Destination.ToApp(Mailbox.FEATURE, stand.argument()), Duration.ZERO), "mailbox");
    }

    private static Mailbox.Reason reason(Because because) {
        return switch (because) {
            case NO_ANSWER, GROUP_OVER -> Mailbox.Reason.NO_ANSWER;
            case BUSY -> Mailbox.Reason.BUSY;
            case UNREACHABLE -> Mailbox.Reason.UNREACHABLE;
            default -> null;
        };
    }
}
