package io.carillon.phone;

import java.io.IOException;
import java.util.UUID;

/**
 * How a carrier treats its customers: calls and registrations are challenged with MD5 in a realm of its own, a
 * registration that proves itself is taken, and when it is deaf nothing is answered at all. A phone that nobody made a
 * carrier lets everything through.
 */
public final class Gatekeeper {
    private final String nonce = UUID.randomUUID().toString();
    private volatile String realm;
    private volatile String username;
    private volatile String secret;
    private volatile boolean deaf;
    private volatile boolean strict;

    /** From now on whoever calls or registers must prove to be this customer. */
    public void guard(String itsRealm, String customer, String itsSecret) {
        username = customer;
        secret = itsSecret;
        realm = itsRealm;
    }

    /** From now on whatever happens within a call must be proven as well. */
    public void strict() {
        strict = true;
    }

    /** Answers nothing any more, or again. */
    public void deaf(boolean now) {
        deaf = now;
    }

    /** @param known whether the request belongs to a call there is. @return whether nobody else need look at it */
    boolean takes(Phone phone, SipText request, boolean known) throws IOException {
        boolean register = request.method().equals("REGISTER");
        if (deaf || realm == null) {
            return deaf;
        }
        boolean asked = register || request.method().equals("INVITE") && !known
                || strict && known && !request.method().equals("ACK") && !request.method().equals("CANCEL");
        if (asked && !isProven(request, register)) {
            phone.reply(request, Phone.response(request, register ? 401 : 407, "Who are you", Phone.tag())
                    .add(register ? "WWW-Authenticate" : "Proxy-Authenticate",
                            "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\""));
            return true;
        }
        if (register) {
            phone.reply(request, Phone.response(request, 200, "OK", Phone.tag())
                    .add("Contact", request.header("Contact") + ";expires=" + request.header("Expires")));
        }
        return register;
    }

    private boolean isProven(SipText request, boolean register) {
        String sent = request.find(register ? "Authorization" : "Proxy-Authorization").orElse("");
        return !sent.isEmpty() && Digest.field(sent, "nonce").equals(nonce)
                && Digest.field(sent, "username").equals(username)
                && Digest.expected(sent, secret, request.method()).equals(Digest.field(sent, "response"));
    }
}
