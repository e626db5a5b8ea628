package io.carillon.sip.subscribe;

import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.RoutedRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.transaction.SipTransactions;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Sends NOTIFY (RFC 6665 section 4.2.2) and tells what came of it, once. */
public final class NotifySender {
    private static final int MAX_FORWARDS = 70;
    private static final HeaderName MIME_VERSION = HeaderName.MIME_VERSION;

    private final String product;
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** @param product value of User-Agent, empty for none */
    public NotifySender(String product) {
        this.product = product;
    }

    /**
     * Sends it as a new transaction.
     *
     * @param answer told once; may be called before this returns
     * @throws IllegalArgumentException when the remote target is no Request-URI
     */
    public void send(SipTransactions transactions, NotifyOrder order, Consumer<NotifyAnswer> answer) {
        RequestBuilder request = request(transactions, order);
        sent.increment();
        transactions.send(request.build(), order.dialog().hop(), new Listener(answer));
    }

    private RequestBuilder request(SipTransactions transactions, NotifyOrder order) {
        SipDialog dialog = order.dialog();
        RequestBuilder request = RoutedRequest.start("NOTIFY", dialog.target(), dialog.routes(), MAX_FORWARDS)
                .header(HeaderName.FROM, dialog.localParty())
                .header(HeaderName.TO, dialog.remoteParty())
                .header(HeaderName.CALL_ID, dialog.callId())
                .cseq(order.cseq())
                .header(HeaderName.CONTACT, contact(transactions, dialog))
                .header(HeaderName.EVENT, order.event())
                .header(HeaderName.SUBSCRIPTION_STATE, order.state());
        if (!product.isEmpty()) {
            request.header(HeaderName.USER_AGENT, product);
        }
        if (order.list()) {
            request.header(HeaderName.REQUIRE, "eventlist");
        }
        if (order.contentType().startsWith("multipart/")) {
            request.header(MIME_VERSION, "1.0");
        }
        return order.contentType().isEmpty() ? request : request.body(order.contentType(), order.body());
    }

    /** Our Contact; where nobody has subscribed there was none to be said before. */
    private static String contact(SipTransactions transactions, SipDialog dialog) {
        if (!dialog.contact().isEmpty()) {
            return dialog.contact();
        }
        SipPeer local = transactions.sockets().localFor(dialog.hop());
        String host = local.host().indexOf(':') >= 0 ? "[" + local.host() + "]" : local.host();
        return "<sip:" + host + ":" + local.port() + ">";
    }

    /** Counters by name. */
    public void addTo(Map<String, Long> counters) {
        counters.put("sip.notifies.sent", sent.sum());
        counters.put("sip.notifies.failed", failed.sum());
    }

    private final class Listener implements ClientListener {
        private final Consumer<NotifyAnswer> answer;

        Listener(Consumer<NotifyAnswer> answer) {
            this.answer = answer;
        }

        @Override
        public void onResponse(ClientTransaction transaction, SipResponse response) {
            if (response.isProvisional()) {
                return;
            }
            if (response.status() >= 300) {
                failed.increment();
            }
            answer.accept(new NotifyAnswer(response.status(), retryAfter(response)));
        }

        private int retryAfter(SipResponse response) {
            try {
                long seconds = response.number(HeaderName.RETRY_AFTER);
                return (int) Math.max(0, Math.min(seconds, 3_600));
            } catch (MalformedHeader malformed) {
                return 0;
            }
        }

        @Override
        public void onTimeout(ClientTransaction transaction) {
            failed.increment();
            answer.accept(new NotifyAnswer(NotifyAnswer.SILENT, 0));
        }

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {
            failed.increment();
            answer.accept(new NotifyAnswer(NotifyAnswer.UNREACHABLE, 0));
        }
    }
}
