package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The dialogs that provisional responses to our INVITE make (RFC 3261 section 12.1.2), one for each branch when somebody
 * downstream forked it. Those that want it are acknowledged (RFC 3262 section 4). Belongs to the leg's serial.
 */
final class EarlyDialogs implements ClientListener {
    private static final int MOST_BRANCHES = 16;

    private final Leg leg;
    private final Map<String, Early> byTag = new HashMap<>(2);

    private static final class Early {
        final Dialog dialog;
        long rseq;
        SessionDescription settled;

        Early(Dialog dialog) {
            this.dialog = dialog;
        }
    }

    EarlyDialogs(Leg leg) {
        this.leg = leg;
    }

    static boolean isReliable(SipResponse response) {
        return response.hasToken(HeaderName.REQUIRE, ReliableProvisionals.OPTION) && response.has(HeaderName.RSEQ);
    }

    /** Acknowledges a response; false when it came before or out of order, and means nothing then. */
    boolean acknowledge(SipResponse response) {
        try {
            long rseq = response.number(HeaderName.RSEQ);
            Early early = early(response);
            if (early == null || early.rseq != 0 && rseq != early.rseq + 1) {
                return false;
            }
            early.rseq = rseq;
            early.dialog.retarget(response, leg.agent().resolver());
            send(early.dialog, rseq, response);
            return true;
        } catch (MalformedHeader malformed) {
            leg.ignored("reliable provisional response: " + malformed.getMessage());
            return false;
        }
    }

    private Early early(SipResponse response) throws MalformedHeader {
        String tag = Objects.requireNonNullElse(response.toTag(), "");
        Early known = byTag.get(tag);
        if (known != null || tag.isEmpty() || byTag.size() >= MOST_BRANCHES) {
            return known;
        }
        Dialog ours = leg.dialog();
        Dialog dialog = Dialog.ofBranch(response, ours.nextHop(), ours.isDirect(), ours.lastCseq());
        dialog.establishFrom2xx(response, leg.agent().resolver());
        Early fresh = new Early(dialog);
        byTag.put(tag, fresh);
        return fresh;
    }

    private void send(Dialog dialog, long rseq, SipResponse response) {
        String rack = rseq + " " + response.cseq().number() + " INVITE";
        Requested.send(Requested.Trusted.of(leg), () -> {
            dialog.countOnFrom(leg.dialog());
            RequestBuilder prack = leg.common(dialog.request("PRACK")).header(HeaderName.RACK, rack);
            leg.dialog().countOnFrom(dialog);
            return prack;
        }, dialog::nextHop, this);
    }

    /** The branch with this tag, which has spoken reliably, and we have agreed on this. */
    void settle(String tag, SessionDescription sdp) {
        Early branch = byTag.get(Objects.requireNonNullElse(tag, ""));
        if (branch != null) {
            branch.settled = sdp;
        }
    }

    /** The dialog with this tag; null when nobody there has spoken reliably. */
    Dialog dialog(String tag) {
        Early branch = byTag.get(Objects.requireNonNullElse(tag, ""));
        return branch == null ? null : branch.dialog;
    }

    /** What was agreed on with a branch (RFC 3311 section 5.1); null when nothing was. */
    SessionDescription settled(String tag) {
        Early branch = byTag.get(Objects.requireNonNullElse(tag, ""));
        return branch == null ? null : branch.settled;
    }

    /** What becomes of a PRACK does not matter: the INVITE has its own end. */
    @Override
    public void onResponse(ClientTransaction prack, SipResponse response) {}

    @Override
    public void onTimeout(ClientTransaction prack) {}

    @Override
    public void onTransportFailure(ClientTransaction prack, String reason) {}
}
