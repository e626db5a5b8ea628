package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;
import java.util.Optional;

/** Contacts nobody may register: they would make us call ourselves, or a whole network. */
final class ContactChecks {
    private ContactChecks() {}

    /** Why the Contacts of a REGISTER are not taken, null when they are. */
    static Replies.Refusal check(SipRequest request, SipPeer source, Agent agent) throws MalformedHeader {
        if (request.isContactWildcard()) {
            boolean alone = request.values(HeaderName.CONTACT).size() == 1;
            return alone && "0".equals(request.value(HeaderName.EXPIRES))
                    ? null
                    : Replies.Refusal.of(400, "Contact * needs Expires 0 and stands alone");
        }
        for (NameAddr contact : request.contacts()) {
            if (contact.text().equals("*")) {
                return Replies.Refusal.of(400, "Contact * stands alone");
            }
            if (!contact.uri().isSip()) {
                return Replies.Refusal.of(400, "Contact is not a sip URI");
            }
            String problem = problem(contact.uri(), source, agent);
            if (problem != null) {
                return Replies.Refusal.of(403, problem);
            }
        }
        return null;
    }

    private static String problem(SipUri contact, SipPeer source, Agent agent) {
        Optional<SipPeer> target = agent.resolver().numeric(contact);
        if (target.isEmpty()) {
            return null;
        }
        String host = target.get().host();
        if (isNowhere(host)) {
            return "Contact is a multicast, broadcast or unspecified address";
        }
        if (isLoopback(host) && !isLoopback(source.host())) {
            return "Contact is a loopback address";
        }
        SipPeer local = agent.transactions().sockets().localFor(target.get());
        return local.host().equals(host) && local.port() == target.get().port() ? "Contact is this server" : null;
    }

    private static boolean isNowhere(String host) {
        if (host.indexOf(':') >= 0) {
            return host.regionMatches(true, 0, "ff", 0, 2) || host.equals("::");
        }
        int dot = host.indexOf('.');
        int first = dot < 0 ? 0 : Integer.parseInt(host.substring(0, dot));
        return first >= 224 || first == 0;
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1");
    }
}
