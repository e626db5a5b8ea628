package io.carillon.identity;

import io.carillon.contract.Attestation;
import java.time.Instant;
import java.util.List;

/**
 * What somebody signed about a call (RFC 8225 with the claims of RFC 8588), not yet verified.
 *
 * @param token JWS in compact serialization
 * @param x5u where its certificate is
 * @param issuedAt when it was signed
 * @param origin number of the caller, digits
 * @param destinations numbers called, digits
 * @param attestation what the signer vouches for
 * @param origid where it says that the call began
 */
record Passport(
        String token,
        String x5u,
        Instant issuedAt,
        String origin,
        List<String> destinations,
        Attestation attestation,
        String origid)
        implements PassportReader.Reading {
    Passport {
        destinations = List.copyOf(destinations);
    }
}
