package io.carillon.identity;

import io.carillon.contract.Attestation;
import java.time.Instant;
import java.util.List;

/**
 * What somebody signed about a call, not yet verified (RFC 8225): who calls, with the claims of RFC 8588, or that the call
 * was sent on to another number (RFC 8946).
 *
 * @param token JWS in compact serialization
 * @param x5u where its certificate is
 * @param issuedAt when it was signed
 * @param origin number of the caller, digits
 * @param destinations numbers called, digits
 * @param diverted number that sent the call on to the destinations, digits; null where it says who calls
 * @param attestation what the signer vouches for; null of a call that was sent on
 * @param origid where it says that the call began; empty of a call that was sent on
 */
record Passport(
        String token,
        String x5u,
        Instant issuedAt,
        String origin,
        List<String> destinations,
        String diverted,
        Attestation attestation,
        String origid)
        implements PassportReader.Reading {
    Passport {
        destinations = List.copyOf(destinations);
    }

    /** Whether it says that the call was sent on, and nothing of who calls. */
    boolean isDiversion() {
        return diverted != null;
    }

    /** The number that its signer has to be in charge of. */
    String responsible() {
        return isDiversion() ? diverted : origin;
    }
}
