package io.carillon.phone;

import java.io.IOException;

/** Acknowledges provisional responses that ask for it (RFC 3262). */
final class Pracks {
    private Pracks() {}

    /** @return how many requests were sent: 1 for a reliable response, else 0 */
    static int acknowledge(Phone phone, SipText response, long cseq) throws IOException {
        if (response.find("RSeq").isEmpty()) {
            return 0;
        }
        phone.send(new SipText("PRACK " + SipText.uri(response.header("Contact")) + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", response.header("From"))
                .add("To", response.header("To"))
                .add("Call-ID", response.callId())
                .add("CSeq", cseq + " PRACK")
                .add("RAck", response.header("RSeq") + " " + response.header("CSeq")));
        return 1;
    }
}
