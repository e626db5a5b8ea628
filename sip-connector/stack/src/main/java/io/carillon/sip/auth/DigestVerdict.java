package io.carillon.sip.auth;

import io.carillon.contract.Credential;
import java.util.List;

/** What the gate says about a request. */
public sealed interface DigestVerdict {

    /** The sender knows the secret of this credential. */
    record Proven(Credential credential) implements DigestVerdict {}

    /**
     * Ask the sender to prove who it is.
     *
     * @param challenges values for WWW-Authenticate or Proxy-Authenticate, in order
     */
    record Challenge(List<String> challenges) implements DigestVerdict {}

    /** The header does not follow its grammar: 400. */
    record Malformed(String reason) implements DigestVerdict {}

    /** The source guessed too often: 403, whatever it sends. */
    record Banned() implements DigestVerdict {}
}
