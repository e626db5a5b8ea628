package io.carillon.sip.invite;

import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.trunk.DigestClient;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an INVITE to a trunk has that one to a telephone has not: credentials for its challenge, an asserted identity
 * (RFC 3325), privacy (RFC 3323), and the place of a caller who needs help (RFC 6442).
 */
final class TrunkInvite {
    private static final String BOUNDARY = "carillon-location-boundary";

    private final Leg leg;
    private final TrunkUse use;
    private DigestClient.Answer credentials;

    TrunkInvite(Leg leg, TrunkUse use) {
        this.leg = leg;
        this.use = use;
    }

    /** The host of From: the trunk's own domain, which is where our number belongs (RFC 3261 section 20.20). */
    String domain(String otherwise) {
        Optional<TrunkLine> line = leg.agent().trunks().find(use.trunk());
        try {
            return line.isEmpty() ? otherwise : bracketed(SipUri.parse(line.get().uri()).host());
        } catch (MalformedHeader malformed) {
            return otherwise;
        }
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** The next challenge is answered again: credentials are for one request. */
    void forgetCredentials() {
        credentials = null;
    }

    /** Adds headers and body. */
    void complete(RequestBuilder message, String domain, byte[] sdp) {
        if (use.asserted() != null) {
            message.header(HeaderName.P_ASSERTED_IDENTITY, Parties.asserted(use.asserted(), domain));
        }
        if (use.withheld()) {
            message.header(HeaderName.PRIVACY, "id");
        }
        if (credentials != null) {
            message.header(credentials.header(), credentials.value());
        }
        if (use.location().isEmpty()) {
            message.body(Replies.SDP, sdp);
            return;
        }
        String contentId = leg.id().value() + "@location";
        message.header(HeaderName.of("Geolocation"), "<cid:" + contentId + ">")
                .header(HeaderName.of("Geolocation-Routing"), "yes")
                .header(HeaderName.MIME_VERSION, "1.0")
                .body("multipart/mixed;boundary=" + BOUNDARY, multipart(contentId, sdp));
    }

    /** SDP and location as parts of one body (RFC 5621, RFC 6442 section 4.1). */
    private byte[] multipart(String contentId, byte[] sdp) {
        String before = "--" + BOUNDARY + "\r\nContent-Type: application/sdp\r\n\r\n";
        String between = "\r\n--" + BOUNDARY + "\r\nContent-Type: application/pidf+xml\r\nContent-ID: <" + contentId
                + ">\r\nContent-Disposition: by-reference;handling=optional\r\n\r\n";
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] tail = (between + use.location() + "\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + sdp.length + tail.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(sdp, 0, whole, head.length, sdp.length);
        System.arraycopy(tail, 0, whole, head.length + sdp.length, tail.length);
        return whole;
    }

    /**
     * Whether the INVITE is to be sent again, with credentials: once, and only for a challenge of the trunk's realm
     * (RFC 3261 section 22.2).
     */
    boolean canAnswer(SipResponse response, String requestUri) {
        if (credentials != null) {
            return false;
        }
        credentials = leg.agent().trunks().digest(use.trunk())
                .flatMap(client -> client.answer(response, "INVITE", requestUri))
                .orElse(null);
        return credentials != null;
    }
}
