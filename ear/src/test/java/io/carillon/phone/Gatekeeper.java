package io.carillon.phone;

import io.carillon.fuzz.Dice;
import java.io.IOException;
import java.util.UUID;

/**
 * How a carrier treats its customers: calls and registrations are challenged with MD5 in a realm of its own, a
 * registration that proves itself is taken, and when it is deaf nothing is answered at all. One that is out of its mind
 * answers calls with rubbish. A phone that nobody made a carrier lets everything through.
 */
public final class Gatekeeper {
    private final String nonce = UUID.randomUUID().toString();
    private volatile String realm;
    private volatile String username;
    private volatile String secret;
    private volatile boolean deaf;
    private volatile boolean strict;
    private volatile Dice rubbish;
    private volatile int flowTimer;
    private volatile int keysRefused;

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

    /** From now on registrations are told to give a sign of life this often (RFC 5626 section 4.4.1). */
    public void flowTimer(int seconds) {
        flowTimer = seconds;
    }

    /** From now on whatever comes with keys for its audio is refused with this status. */
    public void refuseKeys(int status) {
        keysRefused = status;
    }

    /** From now on calls are answered with all that is wrong, and in the end refused or sent back to us. */
    public void mad(Dice chance) {
        rubbish = chance;
    }

    private void rave(Phone phone, SipText invite) throws IOException {
        String tag = Phone.tag();
        String challenge = "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=MD5";
        byte[][] answers = {
            Phone.response(invite, 183, "Session Progress", tag).add("Contact", phone.contact()).add("RSeq", "1")
                    .body("application/sdp", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                            + "m=audio 9 RTP/AVP 0\r\n").bytes(),
            Phone.response(invite, 200, "OK", tag).body("application/sdp", "v=0\r\nrubbish\r\n").bytes(),
            Phone.response(invite, 407, "Who are you", tag).add("Proxy-Authenticate", challenge).bytes(),
            Phone.response(invite, 422, "Too small", tag).add("Min-SE", "4294967295").bytes(),
            Phone.response(invite, 699, "What", tag).add("Retry-After", "-1").bytes()};
        for (int more = rubbish.below(answers.length); more >= 0; more--) {
            phone.sendRaw(rubbish.mutate(rubbish.oneOf(answers)));
        }
        SipText last = rubbish.oneIn(2)
                ? Phone.response(invite, 302, "Here", tag).add("Contact", "<" + invite.requestUri() + ">")
                : Phone.response(invite, 503, "Service Unavailable", tag);
        phone.reply(invite, last);
    }

    /** @param known whether the request belongs to a call there is. @return whether nobody else need look at it */
    boolean takes(Phone phone, SipText request, boolean known) throws IOException {
        boolean register = request.method().equals("REGISTER");
        if (deaf || realm == null) {
            return deaf;
        }
        if (rubbish != null && request.method().equals("INVITE") && !known) {
            rave(phone, request);
            return true;
        }
        boolean asked = register || request.method().equals("INVITE") && !known
                || strict && known && !request.method().equals("ACK") && !request.method().equals("CANCEL");
        if (asked && !isProven(request, register)) {
            phone.reply(request, Phone.response(request, register ? 401 : 407, "Who are you", Phone.tag())
                    .add(register ? "WWW-Authenticate" : "Proxy-Authenticate",
                            "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\""));
            return true;
        }
        if (keysRefused != 0 && request.body().contains("a=crypto:")) {
            phone.reply(request, Phone.response(request, keysRefused, "Not Acceptable", Phone.tag()));
            return true;
        }
        if (register) {
            SipText ok = Phone.response(request, 200, "OK", Phone.tag())
                    .add("Contact", request.header("Contact") + ";expires=" + request.header("Expires"));
            phone.reply(request, flowTimer == 0 ? ok
                    : ok.add("Require", "outbound").add("Flow-Timer", String.valueOf(flowTimer)));
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
