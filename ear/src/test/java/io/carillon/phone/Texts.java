package io.carillon.phone;

import java.util.UUID;

/** What phones say besides calling: texts (RFC 3428), and headers of their own. */
public final class Texts {
    private Texts() {}

    /** Adds the headers that the phone puts into every INVITE. */
    static SipText said(Phone phone, SipText invite) {
        phone.said.forEach(header -> invite.add(header[0], header[1]));
        return invite;
    }

    /** Adds headers by name and value, one after the other. */
    static SipText adding(SipText message, String... headers) {
        for (int i = 0; i + 1 < headers.length; i += 2) {
            message.add(headers[i], headers[i + 1]);
        }
        return message;
    }

    /** A REGISTER of the phone's own number; no contact asks which there are. */
    static SipText registration(Phone phone, String callId, long cseq, String contact) {
        SipText request = new SipText("REGISTER " + phone.serverUri("") + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", "<" + phone.serverUri(phone.user()) + ">;tag=" + Phone.tag())
                .add("To", "<" + phone.serverUri(phone.user()) + ">")
                .add("Call-ID", callId)
                .add("CSeq", cseq + " REGISTER");
        return contact == null ? request : request.add("Contact", contact);
    }

    /** Sends a text with credentials and returns the final response. */
    public static SipText send(Phone phone, String number, String words) throws Exception {
        SipText first = message(phone, number, words, 1, null);
        SipText reply = phone.exchange(first);
        if (reply.status() != 407) {
            return reply;
        }
        String credentials = phone.authorize(reply, "Proxy-Authenticate", "MESSAGE", first.requestUri());
        return phone.exchange(message(phone, number, words, 2, credentials));
    }

    private static SipText message(Phone phone, String number, String words, long cseq, String credentials) {
        SipText message = new SipText("MESSAGE " + phone.serverUri(number) + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", "<" + phone.serverUri(phone.user()) + ">;tag=" + Phone.tag())
                .add("To", "<" + phone.serverUri(number) + ">")
                .add("Call-ID", UUID.randomUUID().toString())
                .add("CSeq", cseq + " MESSAGE");
        if (credentials != null) {
            message.add("Proxy-Authorization", credentials);
        }
        return message.body("text/plain;charset=UTF-8", words);
    }

    /** Starts a response with the headers it copies. */
    static SipText response(SipText request, int status, String phrase, String toTag) {
        SipText response = new SipText("SIP/2.0 " + status + " " + phrase);
        request.all("Via").forEach(via -> response.add("Via", via));
        request.all("Record-Route").forEach(route -> response.add("Record-Route", route));
        String to = request.header("To");
        boolean tagged = !SipText.param(to, "tag").isEmpty() || toTag == null;
        return response.add("From", request.header("From"))
                .add("To", tagged ? to : to + ";tag=" + toTag)
                .add("Call-ID", request.callId())
                .add("CSeq", request.header("CSeq"));
    }
}
