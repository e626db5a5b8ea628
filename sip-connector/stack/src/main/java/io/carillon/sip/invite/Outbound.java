package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;

/** Whether a REGISTER asks that the flow it came by be kept for its device (RFC 5626 sections 4.2 and 6). */
enum Outbound {
    /** It does not. */
    NO,
    YES,
    /** It does, but the proxy next to the device would not keep the flow. */
    HOP_LACKS_IT;

    static final String OPTION = "outbound";
    static final HeaderName FLOW_TIMER = HeaderName.of("Flow-Timer");

    private static final int MOST = 65_535;

    static Outbound of(SipRequest request) throws MalformedHeader {
        boolean asked = false;
        for (NameAddr contact : request.contacts()) {
            asked |= regId(contact) > 0 && contact.params().get("+sip.instance") != null;
        }
        if (!asked) {
            return NO;
        }
        if (request.values(HeaderName.VIA).size() == 1) {
            return YES;
        }
        for (NameAddr hop : request.addresses(HeaderName.PATH)) {
            if (hop.uri().params().has("ob")) {
                return YES;
            }
        }
        return HOP_LACKS_IT;
    }

    /** 1 to 65535; 0 when absent or no such number. */
    static int regId(NameAddr contact) {
        String digits = contact.params().get("reg-id");
        if (digits == null || !digits.matches("[0-9]{1,5}")) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number > MOST ? 0 : number;
    }
}
