package io.carillon.identity;

import io.carillon.call.Signature;
import io.carillon.call.SigningQuestion;
import io.carillon.contract.SignedCall;
import io.carillon.dialplan.PhoneNumbers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs calls with the key of the house (RFC 8224 section 4, RFC 8588). */
final class PassportWriter {
    private final HouseKey key;
    private final String x5u;

    /** @param x5u where our certificate can be fetched */
    PassportWriter(HouseKey key, String x5u) {
        this.key = key;
        this.x5u = x5u;
    }

    /** @param now seconds of it become iat and Date */
    Signature sign(SigningQuestion question, Instant now) {
        if (!key.isValid(now)) {
            return Signature.none("our certificate is not valid now");
        }
        String region = question.how().region();
        Optional<String> caller = PhoneNumbers.worldwide(question.caller(), region);
        if (caller.isEmpty()) {
            return Signature.none(question.caller() + " is no telephone number of the world");
        }
        String called = question.service()
                ? PassportReader.digits(question.called())
                : PhoneNumbers.worldwide(question.called(), region)
                        .orElseGet(() -> PassportReader.digits(question.called()));
        if (called.isEmpty()) {
            return Signature.none("no number is called");
        }
        String origid = UUID.nameUUIDFromBytes(question.call().value().getBytes(StandardCharsets.UTF_8)).toString();
        Map<String, Object> claims = new LinkedHashMap<>();
        // RFC 8225 section 9: in the order of the alphabet
        claims.put("attest", question.how().attestation().name());
        claims.put("dest", Map.of("tn", List.of(called)));
        claims.put("iat", now.getEpochSecond());
        claims.put("orig", Map.of("tn", caller.get()));
        claims.put("origid", origid);
        try {
            String header = token(claims) + ";info=<" + x5u + ">;alg="
                    + AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256 + ";ppt=" + PassportReader.SHAKEN;
            return new Signature(new SignedCall(List.of(header), now), origid, "");
        } catch (JoseException unusable) {
            return Signature.none(unusable.getMessage());
        }
    }

    private String token(Map<String, Object> claims) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("alg", AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setHeader("ppt", PassportReader.SHAKEN);
        jws.setHeader("typ", "passport");
        jws.setHeader("x5u", x5u);
        jws.setAlgorithmConstraints(PassportReader.ES256);
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key.key());
        return jws.getCompactSerialization();
    }
}
