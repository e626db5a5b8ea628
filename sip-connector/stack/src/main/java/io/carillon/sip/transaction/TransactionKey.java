package io.carillon.sip.transaction;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.message.Via;

/**
 * What requests and responses of one transaction have in common (RFC 3261 sections 17.1.3 and 17.2.3).
 *
 * @param branch branch of the top Via, or a text made of other fields for a request of the time before branches
 * @param host host of the top Via; empty on the client side, where it is our own
 * @param port port of the top Via, -1 when it has none
 * @param method method, INVITE for an ACK
 */
record TransactionKey(String branch, String host, int port, String method) {

    static TransactionKey ofServer(SipRequest request) {
        return ofServer(request, request.is("ACK") ? "INVITE" : request.method());
    }

    /** The INVITE that a CANCEL belongs to is looked up with the method INVITE. */
    static TransactionKey ofServer(SipRequest request, String method) {
        Via via = request.topVia();
        String branch = via.branch();
        if (branch.length() <= Via.COOKIE.length() || !branch.startsWith(Via.COOKIE)) {
            branch = beforeBranches(request, via);
        }
        return new TransactionKey(branch, via.host(), via.port(), method);
    }

    /**
     * RFC 2543 elements put no unique branch there: Call-ID, CSeq number, From tag and top Via tell their
     * transactions apart.
     */
    private static String beforeBranches(SipRequest request, Via via) {
        return request.callId() + ' ' + request.cseq().number() + ' ' + request.fromTag() + ' ' + via.branch();
    }

    static TransactionKey ofClient(SipResponse response) {
        return new TransactionKey(response.branch(), "", -1, response.cseq().method());
    }

    static TransactionKey ofClient(String branch, String method) {
        return new TransactionKey(branch, "", -1, method);
    }

    /**
     * A number that a request shares with copies of itself that came another way (RFC 3261 section 8.2.2.2), 0 for
     * one inside a dialog.
     */
    static long mergeHash(SipRequest request, long seed) {
        if (request.toTag() != null) {
            return 0;
        }
        long hash = mix(seed, request.callId());
        hash = mix(hash, String.valueOf(request.fromTag()));
        hash = mix(hash, request.method());
        hash = (hash ^ request.cseq().number()) * 0x9E3779B97F4A7C15L;
        return hash == 0 ? 1 : hash;
    }

    private static long mix(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return (hash ^ hash >>> 32) * 0xBF58476D1CE4E5B9L;
    }
}
