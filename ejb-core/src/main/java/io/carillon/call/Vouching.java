package io.carillon.call;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Proof;
import io.carillon.contract.SignedCall;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.Signing;
import java.util.ArrayList;
import java.util.List;

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
    static SignedCall of(Turn turn, Carrier.Outbound out, boolean help, boolean hidden) {
        Signing signing = out.signing();
        Call call = turn.call();
        boolean received = signing.passes() && !call.identity().isEmpty();
        if (received && out.shown().number().equals(call.from().number())) {
            turn.explain("signature of the caller's network goes on");
            return sentOn(turn, out);
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
        return signed;
    }

    /** What the call came with, and where this trunk wants it signed, that the house has sent it on (RFC 8946). */
    private static SignedCall sentOn(Turn turn, Carrier.Outbound out) {
        Call call = turn.call();
        SignedCall received = new SignedCall(call.identity(), turn.at());
        if (out.signing().attestation() == null) {
            return received;
        }
        Signature more = turn.advice().divert(new DiversionQuestion(
                call.id(), call.identity(), call.to(), out.dialled(), out.signing().region()));
        if (!more.signed().isPresent()) {
            turn.explain("not signed that it was sent on: " + more.objection());
            return received;
        }
        turn.explain("signed that it was sent on by " + call.to());
        List<String> all = new ArrayList<>(call.identity());
        all.addAll(more.signed().headers());
        return new SignedCall(all, turn.at());
    }
}
