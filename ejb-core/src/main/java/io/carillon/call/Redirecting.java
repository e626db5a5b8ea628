package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import java.util.ArrayList;
import java.util.List;

/**
 * A telephone sends the call on (RFC 3261 section 8.1.3.4). The number is dialled as if its extension had forwarded
 * there: through the dialplan, on its behalf, and never in circles.
 */
record Redirecting(WhileSearching rules) {
    private static final int MOST = 5;

    Turn to(Leg leg, Cause cause, String number) {
        Turn turn = rules.turn;
        Search search = rules.search();
        if (search.hunt() != null) {
            turn.explain(leg.party() + ": " + cause.sip() + " to " + number + ", not followed from a ring group");
            return rules.gone(leg, cause);
        }
        boolean circle = number.equals(leg.party()) || number.equals(rules.onBehalfOf())
                || search.visited().contains(number) || search.visited().size() >= MOST;
        turn.explain(leg.party() + ": " + cause.sip() + " to " + number + (circle ? ", not followed in circles" : ""));
        if (circle) {
            return rules.gone(leg, Cause.LOOP);
        }
        rules.letGo(Cause.CANCELLED);
        turn.clearTimer(search.timer());
        List<String> been = new ArrayList<>(search.visited());
        been.add(search.extension());
        rules.put(search.at(number, been, DialNotes.Why.BY_DEVICE));
        return rules.ask(Because.FORWARDED, null, leg.party());
    }
}
