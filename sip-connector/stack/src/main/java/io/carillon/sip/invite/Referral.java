package io.carillon.sip.invite;

import io.carillon.sip.Transfer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.transaction.ServerTransaction;
import java.nio.charset.StandardCharsets;

/**
 * A REFER that is being answered and then reported on: the subscription that it makes (RFC 3515 section 2.4.4) lives as
 * long as the transfer is tried. Belongs to the leg's serial.
 */
final class Referral implements ClientListener {
    private static final HeaderName REFER_SUB = HeaderName.of("Refer-Sub");
    private static final String SIPFRAG = "message/sipfrag;version=2.0";
    /** Seconds that a phone is told to wait for news at most; every search for a telephone ends sooner. */
    private static final int EXPIRES = 300;

    private final Leg leg;
    private final ServerTransaction transaction;
    private final SipRequest refer;
    private final String event;
    private final boolean silent;
    private boolean accepted;
    private boolean deaf;

    /** What is asked for, checked. */
    record Wish(ReferTo to, Leg replaced) {
        Transfer transfer() {
            boolean earlyOnly = to.replaces() != null && to.replaces().earlyOnly();
            return new Transfer(to.uri().number(), replaced, earlyOnly);
        }
    }

    /** @param again whether the dialog saw a REFER before: their NOTIFYs are told apart by an id then (section 2.4.6) */
    Referral(Leg leg, ServerTransaction transaction, SipRequest refer, boolean again) {
        this.leg = leg;
        this.transaction = transaction;
        this.refer = refer;
        this.event = again ? "refer;id=" + refer.cseq().number() : "refer";
        this.silent = "false".equalsIgnoreCase(refer.value(REFER_SUB));
    }

    /** @return whether this was the last thing to say */
    boolean report(int status, String phrase) {
        if (!accepted && status >= 300) {
            refuse(status, phrase);
            return true;
        }
        if (!accepted) {
            accept();
        }
        if (!silent && !deaf) {
            notify(status, phrase);
        }
        return status >= 200;
    }

    private void accept() {
        accepted = true;
        leg.agent().dialogs().answered(transaction);
        ResponseBuilder response = leg.agent().replies().start(refer, silent ? 200 : 202, leg.dialog().localTag())
                .header(HeaderName.CONTACT, leg.dialog().contact());
        if (silent) {
            // RFC 4488 section 4: it asked not to be told
            response.header(REFER_SUB, "false");
        }
        transaction.respond(response.build());
    }

    private void refuse(int status, String phrase) {
        leg.agent().dialogs().answered(transaction);
        transaction.respond(leg.agent().replies().refusal(
                refer, Replies.Refusal.of(status, phrase), leg.dialog().localTag()));
    }

    private void notify(int status, String phrase) {
        leg.send(() -> leg.request("NOTIFY")
                .header(HeaderName.CONTACT, leg.dialog().contact())
                .header(HeaderName.EVENT, event)
                .header(HeaderName.SUBSCRIPTION_STATE,
                        status >= 200 ? "terminated;reason=noresource" : "active;expires=" + EXPIRES)
                .body(SIPFRAG, ("SIP/2.0 " + status + " " + oneLine(phrase) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)), this);
    }

    private static String oneLine(String phrase) {
        return phrase.replaceAll("\\p{Cntrl}", " ");
    }

    /** The leg ends: a REFER must not stay without an answer (RFC 3261 section 15.1.2). */
    void close() {
        if (!accepted) {
            refuse(487, "Request Terminated");
        }
    }

    /** Who does not want to hear is not told any more; that ends the subscription (RFC 6665 section 4.2.2). */
    @Override
    public void onResponse(ClientTransaction notify, SipResponse response) {
        if (response.status() >= 300) {
            leg.serial().run(() -> deaf = true);
        }
    }

    @Override
    public void onTimeout(ClientTransaction notify) {
        leg.serial().run(() -> deaf = true);
    }

    @Override
    public void onTransportFailure(ClientTransaction notify, String reason) {
        leg.serial().run(() -> deaf = true);
    }
}
