package io.carillon.feature.screening;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.dialplan.CallScreen;
import io.carillon.dialplan.Carrier;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.screening.Refusal;
import io.carillon.screening.Screening;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** Turns away who is not wanted. */
@Dependent
public class CallScreening implements RoutingFeature {
    /** RFC 5079. */
    private static final Cause ANONYMITY_DISALLOWED = new Cause(433, 21, "Anonymity Disallowed");

    /** RFC 8197. */
    private static final Cause UNWANTED = new Cause(607, 21, "Unwanted");

    /** Everywhere, so that forwarding when busy does not take it for the extension's own. */
    private static final Cause BUSY = new Cause(600, 17, "Busy Everywhere");

    @Override
    public String id() {
        return "screening";
    }

    /** Forwarding and do-not-disturb come later: whoever is not wanted is not sent on either. */
    @Override
    public Order order() {
        return Order.ADMISSION;
    }

    @Override
    public Verdict consider(RoutingView view) {
        RoutingQuestion question = view.question();
        if (!question.because().isFresh()) {
            return Verdict.pass();
        }
        Origin.Trunk trunk = question.origin() instanceof Origin.Trunk outside ? outside : null;
        if (trunk != null && question.because() == Because.DIALLED) {
            return screened(view, trunk, Screening.HOUSE);
        }
        return view.wanted().isEmpty() || trunk == null && question.wanted().equals(question.caller())
                ? Verdict.pass()
                : screened(view, trunk, question.wanted());
    }

    private static Verdict screened(RoutingView view, Origin.Trunk trunkOrNull, String whose) {
        CallScreen screen = view.inside().screen(whose);
        if (screen == CallScreen.NONE) {
            return Verdict.pass();
        }
        String caller = view.question().caller();
        boolean nameless = caller.chars().noneMatch(Character::isDigit);
        if (trunkOrNull != null && nameless) {
            return screen.anonymous()
                    ? new Verdict.Refuse(ANONYMITY_DISALLOWED, "the caller does not say who it is")
                    : Verdict.pass();
        }
        Optional<CallScreen.Block> block = screen.against(digits(caller), international(view, trunkOrNull, caller));
        return block.isEmpty()
                ? Verdict.pass()
                : new Verdict.Refuse(block.get().refusal() == Refusal.BUSY ? BUSY : UNWANTED,
                        caller + " is on the block list of "
                                + (whose.equals(Screening.HOUSE) ? "the house" : whose) + ": " + block.get().pattern());
    }

    private static String international(RoutingView view, Origin.Trunk trunkOrNull, String caller) {
        if (trunkOrNull == null) {
            return caller;
        }
        Optional<Carrier> carrier = view.dialplan().outside().of(trunkOrNull.tenant()).carrier(trunkOrNull.trunk());
        return carrier.isEmpty() ? caller : carrier.get().international(caller);
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }
}
