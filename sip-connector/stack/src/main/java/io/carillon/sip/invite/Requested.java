package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.trunk.DigestClient;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request of ours within a dialog. A trunk may challenge any of them (401, 407): then the same is asked once more,
 * with the credentials of the trunk and the next number of the dialog (RFC 3261 section 22.2). Who challenges the
 * answer again, or asks for another realm, gets nothing: the listener hears the refusal.
 */
final class Requested implements ClientListener {
    private final Trusted who;
    private final Supplier<RequestBuilder> request;
    private final Supplier<SipPeer> where;
    private final ClientListener listener;
    private boolean proven;

    /**
     * Whose request it is.
     *
     * @param serial of the leg, in which the dialog is numbered
     * @param trunk id of the trunk at the other end; null for a telephone, to which we prove nothing
     */
    record Trusted(Agent agent, LegSerial serial, String trunk) {
        static Trusted of(Leg leg) {
            return new Trusted(leg.agent(), leg.serial(), leg.trunk());
        }
    }

    private Requested(
            Trusted who, Supplier<RequestBuilder> request, Supplier<SipPeer> where, ClientListener listener) {
        this.who = who;
        this.request = request;
        this.where = where;
        this.listener = listener;
    }

    /**
     * Sends a request; called in the leg's serial.
     *
     * @param request makes it, each time with the next number
     * @param where where it goes now
     * @param listener hears everything but the challenge that is answered
     */
    static void send(
            Trusted who, Supplier<RequestBuilder> request, Supplier<SipPeer> where, ClientListener listener) {
        who.agent().transactions().send(request.get().build(), where.get(),
                who.trunk() == null ? listener : new Requested(who, request, where, listener));
    }

    @Override
    public void onResponse(ClientTransaction transaction, SipResponse response) {
        if (response.status() == 401 || response.status() == 407) {
            who.serial().run(() -> challenged(transaction, response));
        } else {
            listener.onResponse(transaction, response);
        }
    }

    private void challenged(ClientTransaction transaction, SipResponse response) {
        RequestBuilder again = proven ? null : request.get();
        if (again == null || !proves(who.agent(), who.trunk(), response, again)) {
            listener.onResponse(transaction, response);
            return;
        }
        proven = true;
        who.agent().transactions().send(again.build(), where.get(), this);
    }

    /**
     * Adds the credentials of a trunk to a request that is to be sent again.
     *
     * @return false when the challenge is not one of this trunk, or cannot be answered
     */
    static boolean proves(Agent agent, String trunk, SipResponse challenge, RequestBuilder again) {
        Optional<DigestClient.Answer> answer = trunk == null ? Optional.empty() : agent.trunks().digest(trunk)
                .flatMap(client -> client.answer(challenge, again.method(), again.requestUri()));
        answer.ifPresent(credentials -> {
            again.header(credentials.header(), credentials.value());
            agent.counters().proofs.increment();
        });
        return answer.isPresent();
    }

    @Override
    public void onTimeout(ClientTransaction transaction) {
        listener.onTimeout(transaction);
    }

    @Override
    public void onTransportFailure(ClientTransaction transaction, String reason) {
        listener.onTransportFailure(transaction, reason);
    }
}
