package io.carillon.identity;

import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;

/** Identity headers as somebody else writes them, good ones and bad ones. */
public final class Signed {
    private final Map<String, Object> head = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private String parameters;

    /**
     * A good one.
     *
     * @param caller digits
     * @param called digits
     * @param issuedAt seconds since 1970
     */
    public Signed(String caller, String called, long issuedAt, String x5u) {
        head.put("alg", "ES256");
        head.put("ppt", "shaken");
        head.put("typ", "passport");
        head.put("x5u", x5u);
        claims.put("attest", "A");
        claims.put("dest", Map.of("tn", List.of(called)));
        claims.put("iat", issuedAt);
        claims.put("orig", Map.of("tn", caller));
        claims.put("origid", "123e4567-e89b-12d3-a456-426655440000");
        parameters = ";info=<" + x5u + ">;alg=ES256;ppt=shaken";
    }

    /** Changes a claim; null takes it out. */
    public Signed claim(String name, Object value) {
        return change(claims, name, value);
    }

    /** Changes a header of the JWS; null takes it out. */
    public Signed head(String name, Object value) {
        return change(head, name, value);
    }

    private Signed change(Map<String, Object> where, String name, Object value) {
        if (value == null) {
            where.remove(name);
        } else {
            where.put(name, value);
        }
        return this;
    }

    /** What stands behind the token. */
    public Signed parameters(String text) {
        parameters = text;
        return this;
    }

    /** The header, signed with this key. */
    public String by(PrivateKey key) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setDoKeyValidation(false);
        jws.getHeaders().setFullHeaderAsJsonString(JsonUtil.toJson(head));
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key);
        return jws.getCompactSerialization() + parameters;
    }
}
