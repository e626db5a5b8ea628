package io.carillon.contract;

import java.time.Instant;

/**
 * A device asks to change the session in the dialog (re-INVITE or UPDATE): hold, resume, codec change. It waits for
 * {@link SwitchCommand.PassOffer} or {@link SwitchCommand.AnswerOffer} or {@link SwitchCommand.DeclineOffer}.
 *
 * @param call the call
 * @param leg the leg whose device asks
 * @param at arrival
 * @param offer what it wants
 */
public record OfferArrived(
        CallId call, LegId leg, Instant at, MediaOffer offer) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onOfferArrived(this);
    }
}
