package io.carillon.sip.invite;

import io.carillon.sip.auth.DigestVerdict;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;

/** Writes what the digest gate said: 401 for REGISTER, as a registrar does, 407 for the rest. */
final class Challenges {
    private Challenges() {}

    /** Where the credentials of a request stand. */
    static HeaderName credentials(SipRequest request) {
        return request.is("REGISTER") ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION;
    }

    static SipResponse response(
            Replies replies, SipRequest request, String toTag, DigestVerdict.Challenge challenge) {
        boolean register = request.is("REGISTER");
        return replies.start(request, register ? 401 : 407, toTag)
                .headers(register ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE, challenge.challenges())
                .build();
    }

    /** The response for anybody who is not {@link DigestVerdict.Proven}. */
    static SipResponse refusal(Replies replies, SipRequest request, String toTag, DigestVerdict verdict) {
        if (verdict instanceof DigestVerdict.Challenge challenge) {
            return response(replies, request, toTag, challenge);
        }
        if (verdict instanceof DigestVerdict.Malformed malformed) {
            return replies.refusal(request, Replies.Refusal.of(400, malformed.reason()), toTag);
        }
        return replies.start(request, 403, toTag).build();
    }
}
