package io.carillon.identity;

import io.carillon.call.DiversionQuestion;
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
                ? PassportReader.digits(question.called()) : canonical(question.called(), region);
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
        return signed(PassportReader.SHAKEN, claims, now, origid);
    }

    /**
     * Signs that a call was sent on (RFC 8946 section 4.2): what it came with stays good for whoever takes it next.
     *
     * @param now seconds of it become iat and Date
     */
    Signature divert(DiversionQuestion question, Instant now) {
        if (!key.isValid(now)) {
            return Signature.none("our certificate is not valid now");
        }
        String from = canonical(question.called(), question.region());
        String to = canonical(question.dialled(), question.region());
        Passport origin = origin(question, from);
        if (origin == null || to.isEmpty() || to.equals(from)) {
            return Signature.none(origin == null
                    ? "what it came with is not for " + question.called() : "it is not sent on to another number");
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("dest", Map.of("tn", List.of(to)));
        claims.put("div", Map.of("tn", from));
        claims.put("iat", now.getEpochSecond());
        claims.put("orig", Map.of("tn", origin.origin()));
        return signed(PassportReader.DIV, claims, now, "");
    }

    /** What the call came with for the number that sends it on; null when there is nothing. */
    private static Passport origin(DiversionQuestion question, String from) {
        for (String header : question.received()) {
            if (PassportReader.read(header) instanceof Passport passport && passport.destinations().contains(from)) {
                return passport;
            }
        }
        return null;
    }

    private static String canonical(String number, String region) {
        return PhoneNumbers.worldwide(number, region).orElseGet(() -> PassportReader.digits(number));
    }

    private Signature signed(String type, Map<String, Object> claims, Instant now, String origid) {
        try {
            String header = token(type, claims) + ";info=<" + x5u + ">;alg="
                    + AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256 + ";ppt=" + type;
            return new Signature(new SignedCall(List.of(header), now), origid, "");
        } catch (JoseException unusable) {
            return Signature.none(unusable.getMessage());
        }
    }

    private String token(String type, Map<String, Object> claims) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("alg", AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setHeader("ppt", type);
        jws.setHeader("typ", "passport");
        jws.setHeader("x5u", x5u);
        jws.setAlgorithmConstraints(PassportReader.ES256);
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key.key());
        return jws.getCompactSerialization();
    }
}
