package io.carillon.feature;

import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Origin;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.directory.Subscriber;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a routing feature may know.
 *
 * @param question the call and the number wanted
 * @param dialplan what numbers mean, at one moment
 * @param load how busy the switch is
 */
public record RoutingView(RoutingQuestion question, DialplanSnapshot dialplan, Load load) {
    public RoutingView {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(dialplan, "dialplan");
        Objects.requireNonNull(load, "load");
    }

    /** The extension that is wanted, empty when the number is none or is switched off. */
    public Optional<Subscriber> wanted() {
        return enabled(question.wanted());
    }

    /**
     * The extension on whose behalf the call is placed, empty when it is gone or switched off. A call from outside is
     * nobody's, whatever number it shows.
     */
    public Optional<Subscriber> caller() {
        return question.origin() instanceof Origin.Trunk ? Optional.empty() : enabled(question.caller());
    }

    /** The extension that answers for the call outside of the house: who sent it on last, else who is responsible. */
    public Optional<Subscriber> payer() {
        for (int i = question.visited().size() - 1; i >= 0; i--) {
            Optional<Subscriber> sender = enabled(question.visited().get(i));
            if (sender.isPresent()) {
                return sender;
            }
        }
        boolean stranger = question.origin() instanceof Origin.Trunk
                && question.responsible().equals(question.caller());
        return stranger ? Optional.empty() : responsible();
    }

    /** The extension whose permissions count, empty when it is gone or switched off. */
    public Optional<Subscriber> responsible() {
        return enabled(question.responsible());
    }

    private Optional<Subscriber> enabled(String number) {
        Optional<Subscriber> found = dialplan.directory().find(question.tenant(), number);
        return found.isPresent() && found.get().extension().enabled() ? found : Optional.empty();
    }
}
