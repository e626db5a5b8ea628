package io.carillon.call;

import io.carillon.contract.SignedCall;

/**
 * The answer to a {@link SigningQuestion} or a {@link DiversionQuestion}.
 *
 * @param signed what goes out; none when it could not be signed
 * @param origid what the signature is traced by
 * @param objection why it could not be signed; empty when it was
 */
public record Signature(SignedCall signed, String origid, String objection) {
    /** Not signed, for this reason. */
    public static Signature none(String objection) {
        return new Signature(SignedCall.NONE, "", objection);
    }
}
