package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where does this call go? All that whoever answers may know of the call.
 *
 * @param call the call; null when nobody calls and somebody only wants to know
 * @param origin who placed it, proven
 * @param caller number of the extension on whose behalf the wanted number is tried
 * @param wanted the number
 * @param because why it is asked
 * @param failure what came of the number so far; null when it is fresh
 * @param visited numbers this search has been at
 * @param responsible number of the extension whose permissions count: the caller, or who handed the call on
 * @param tried ids of the trunks that were tried for the number, in vain
 * @param source numeric address the call came from, empty when that is not known
 * @param at the moment for which it is asked: prices change with the day
 * @param diverted who had sent the call on before it came to the house, the first one first; only what is believed
 * @param preferred number that the caller wishes to be shown outside, as it says; empty for none
 */
public record RoutingQuestion(
        CallId call,
        Origin origin,
        String caller,
        String wanted,
        Because because,
        Cause failure,
        List<String> visited,
        String responsible,
        List<String> tried,
        String source,
        Instant at,
        List<DialNotes.Diverted> diverted,
        String preferred) {
    public RoutingQuestion {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(responsible, "responsible");
        visited = List.copyOf(visited);
        tried = List.copyOf(tried);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(at, "at");
        diverted = List.copyOf(diverted);
        Objects.requireNonNull(preferred, "preferred");
    }

    /** A question about a caller who wishes nothing. */
    public RoutingQuestion(
            CallId call,
            Origin origin,
            String caller,
            String wanted,
            Because because,
            Cause failure,
            List<String> visited,
            String responsible,
            List<String> tried,
            String source,
            Instant at,
            List<DialNotes.Diverted> diverted) {
        this(call, origin, caller, wanted, because, failure, visited, responsible, tried, source, at, diverted, "");
    }

    /** The same, about a caller who wishes to be shown as this number. */
    RoutingQuestion preferring(String number) {
        return new RoutingQuestion(
                call, origin, caller, wanted, because, failure, visited, responsible, tried, source, at, diverted, number);
    }

    /** A question about a call that nobody outside has sent on. */
    public RoutingQuestion(
            CallId call,
            Origin origin,
            String caller,
            String wanted,
            Because because,
            Cause failure,
            List<String> visited,
            String responsible,
            List<String> tried,
            String source,
            Instant at) {
        this(call, origin, caller, wanted, because, failure, visited, responsible, tried, source, at, List.of());
    }

    /** Whether nobody calls: somebody wants to know what would happen. Nothing may be counted for it. */
    public boolean isHypothetical() {
        return call == null;
    }

    /** A question for which the caller itself is responsible. */
    public RoutingQuestion(
            CallId call,
            Origin origin,
            String caller,
            String wanted,
            Because because,
            Cause failure,
            List<String> visited,
            Instant at) {
        this(call, origin, caller, wanted, because, failure, visited, caller, List.of(), "", at);
    }

    /** The tenant whose numbers are meant. */
    public Tenant tenant() {
        return origin.tenant();
    }

    /** The same call, sent on to another number. */
    public RoutingQuestion forwardedTo(String number) {
        List<String> been = new ArrayList<>(visited);
        been.add(wanted);
        return new RoutingQuestion(call, origin, caller, number, Because.FORWARDED, failure, been, responsible,
                List.of(), source, at, diverted, preferred);
    }

    /** As if this number had been dialled. */
    public RoutingQuestion instead(String number) {
        return new RoutingQuestion(
                call, origin, caller, number, because, failure, visited, responsible, tried, source, at, diverted, preferred);
    }

    /** The same number after it was tried in vain. */
    public RoutingQuestion failed(Because why, Cause cause) {
        return new RoutingQuestion(
                call, origin, caller, wanted, why, cause, visited, responsible, tried, source, at, diverted, preferred);
    }
}
