package io.carillon.sip.trunk;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.transaction.SipTransactions;
import io.carillon.sip.transport.SipUriResolver;

/**
 * What all requests to trunks outside of calls are sent with.
 *
 * @param transactions carries them
 * @param resolver finds the address
 * @param product value of User-Agent, may be empty
 */
record TrunkWire(SipTransactions transactions, SipUriResolver resolver, String product) {
    private static final int MAX_FORWARDS = 70;

    /** A request of ours with the headers that all of them have. */
    RequestBuilder request(String method, String uri, Ends ends) {
        RequestBuilder request = RequestBuilder.request(method, uri)
                .header(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .header(HeaderName.FROM, "<" + ends.from() + ">;tag=" + transactions.newToken())
                .header(HeaderName.TO, "<" + ends.to() + ">")
                .header(HeaderName.CALL_ID, ends.callId())
                .cseq(ends.cseq());
        return product.isEmpty() ? request : request.header(HeaderName.USER_AGENT, product);
    }

    /** Who talks to whom in a request. */
    record Ends(String from, String to, String callId, long cseq) {}

    /** A Contact value of ours as that peer can reach it. */
    String contact(String user, SipPeer where) {
        SipPeer local = transactions.sockets().localFor(where);
        return "<sip:" + (user.isEmpty() ? "" : user + "@") + host(local.host()) + ":" + local.port()
                + (local.transport() == SipTransport.UDP ? ">"
                        : ";transport=" + local.transport().parameter() + ">");
    }

    static String host(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
