package io.carillon.feature;

import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Origin;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.OutsideLine;
import io.carillon.directory.Permission;
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

    /** Who answers for the call outside of the house: who sent it on last, else who is responsible. */
    public Optional<Payer> payer() {
        for (int i = question.visited().size() - 1; i >= 0; i--) {
            Optional<Payer> sender = payer(question.visited().get(i));
            if (sender.isPresent()) {
                return sender;
            }
        }
        boolean stranger = question.origin() instanceof Origin.Trunk
                && question.responsible().equals(question.caller());
        return stranger ? Optional.empty() : payer(question.responsible());
    }

    private Optional<Payer> payer(String number) {
        Optional<Payer> inside = inside().group(number)
                .map(one -> payer(number, one.name(), one.permission()))
                .or(() -> inside().condition(number).map(one -> payer(number, one.label(), one.permission())))
                .or(() -> inside().hosted(number)
                        .flatMap(one -> one.reach().map(far -> payer(number, one.title(), far))));
        return inside.isPresent() ? inside : enabled(number).map(one -> new Payer(number, one.extension().displayName(),
                dialplan.outside().of(question.tenant()).line(number)));
    }

    private static Payer payer(String number, String name, Permission permission) {
        return new Payer(number, name, new OutsideLine(permission, "", ""));
    }

    /** Numbers of the house that are no extension. */
    public InsideNumbers inside() {
        return dialplan.outside().of(question.tenant()).inside();
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
