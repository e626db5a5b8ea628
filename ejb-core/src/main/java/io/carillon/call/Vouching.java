package io.carillon.call;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Proof;
import io.carillon.contract.DialNotes;
import io.carillon.contract.SignedCall;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.Signing;

/**
 * Who vouches for the caller of a call that leaves the house: whoever did when it came in, as long as it still shows
 * that caller, else we ourselves.
 */
final class Vouching {
    private Vouching() {}

    /**
     * What goes with the INVITE.
     *
     * @param help whether the called number is one for help
     * @param hidden whether the called party must not see who calls
     */
    static DialNotes notes(Turn turn, Carrier.Outbound out, boolean help, boolean hidden) {
        Signing signing = out.signing();
        Call call = turn.call();
        boolean received = signing.passes() && !call.identity().isEmpty();
        if (received && out.shown().number().equals(call.from().number())) {
            turn.explain("signature of the caller's network goes on");
            return DialNotes.of(new SignedCall(call.identity(), turn.at()));
        }
        Proof proof = Proof.NONE;
        SignedCall signed = SignedCall.NONE;
        if (signing.attestation() != null) {
            boolean nameless = hidden && out.target().trunk().asserted() == null;
            Signature signature = nameless
                    ? Signature.none("nobody is told who calls")
                    : turn.advice().sign(new SigningQuestion(call.id(), signing, out.caller(), out.dialled(), help));
            signed = signature.signed();
            if (signed.isPresent()) {
                proof = new Proof(null, signing.attestation(), signature.origid());
            } else {
                turn.explain("not signed: " + signature.objection());
            }
        }
        if (call.direction() != Direction.INBOUND) {
            turn.proof(proof);
        }
        return DialNotes.of(signed);
    }
}
