package io.carillon.sip.transaction;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ReasonPhrase;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transport.Flow;
import io.carillon.sip.transport.SipInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers that leave nothing behind (RFC 3261 section 8.2.7). The To tag is a keyed hash of the Call-ID, so a
 * repeated request gets the same answer.
 */
public final class StatelessReply {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String server;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    StatelessReply(String server) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.server = server;
    }

    /** Starts a response with such a tag. */
    public ResponseBuilder to(SipRequest request, int status) {
        return ResponseBuilder.response(request, status, ReasonPhrase.of(status), tag(request))
                .header(HeaderName.SERVER, server);
    }

    /** The tag for a request. */
    public String tag(SipRequest request) {
        String callId = request.callId() == null ? "" : request.callId();
        byte[] hash = macs.get().doFinal(callId.getBytes(StandardCharsets.UTF_8));
        byte[] text = new byte[16];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + (hash[i] & 15));
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Sends such a response, with Warning (RFC 3261 section 20.43) and Retry-After where the refusal has them. */
    public void refuse(SipRequest request, SipInput.Refusal refusal, Flow flow) {
        ResponseBuilder response = to(request, refusal.status());
        if (!refusal.reason().isEmpty()) {
            String reason = refusal.reason().replace('"', '\'').replace('\\', '/');
            response.header(HeaderName.WARNING, "399 carillon \"" + reason + '"');
        }
        if (refusal.retryAfter() > 0) {
            response.header(HeaderName.RETRY_AFTER, refusal.retryAfter());
        }
        flow.forReply(request).send(response.build(), Flow.NOBODY_CARES);
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
