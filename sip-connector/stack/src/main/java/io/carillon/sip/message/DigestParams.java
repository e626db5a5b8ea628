package io.carillon.sip.message;

/**
 * The value of an Authorization, Proxy-Authorization, WWW-Authenticate or Proxy-Authenticate header.
 *
 * @param scheme as it came, for instance {@code Digest}
 * @param params username, realm, nonce, uri, response, algorithm, qop, nc, cnonce, opaque ... unquoted
 */
public record DigestParams(String scheme, Params params) {}
