package io.carillon.scenario;

import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Requests that came before, that are our own, or that belong to nothing, and what is answered to them. */
final class Misdirected {
    /** Whatever belongs to a call; CANCEL, which belongs to an INVITE, comes first. */
    static final List<String> METHODS = List.of("CANCEL", "BYE", "INFO", "UPDATE", "REFER", "NOTIFY", "PRACK");

    private Misdirected() {}

    /** The same INVITE as a proxy sends it that has forked it to us twice (RFC 3261 section 8.2.2.2). */
    static SipText again(Phone phone, SipText invite) throws Exception {
        return said(phone, text(invite).replaceFirst("Via: [^\r]*", "Via: " + phone.via()));
    }

    /** An INVITE of ours that somebody has sent back. */
    static SipText back(Phone phone, SipText invite) throws Exception {
        return said(phone, text(invite).replaceFirst("Via: ", "Via: " + phone.via() + "\r\nVia: "));
    }

    private static String text(SipText message) {
        return message.toString().replaceFirst("(?s)Content-Length: \\d+\r\n(?=(.*\r\n)?Content-Length: )", "");
    }

    private static SipText said(Phone phone, String request) throws Exception {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        String branch = SipText.parse(bytes, bytes.length).branch();
        phone.sendRaw(bytes);
        return phone.awaitReceived("SIP/2.0 ", answer -> answer.branch().equals(branch) && answer.status() >= 200);
    }

    /** A request of a call that there is not. */
    static SipText nowhere(Phone phone, String method) throws Exception {
        String uri = "sip:" + phone.user() + "@127.0.0.1";
        return phone.exchange(new SipText(method + " " + uri + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", "<" + uri + ">;tag=nobody")
                .add("To", method.equals("CANCEL") ? "<" + uri + ">" : "<" + uri + ">;tag=nothing")
                .add("Call-ID", UUID.randomUUID().toString())
                .add("CSeq", "7 " + method)
                .add("RAck", "1 7 INVITE")
                .add("Contact", phone.contact())
                .add("Refer-To", "<" + uri + ">")
                .add("Event", "dialog")
                .add("Subscription-State", "active"));
    }
}
