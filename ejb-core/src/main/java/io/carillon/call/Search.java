package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The search for somebody who answers: who is wanted and what came of it so far. Forwarding makes one search try
 * several extensions, one attempt after the other.
 *
 * @param wanted the number asked for first
 * @param extension the extension being rung, or the last one that was; {@code wanted} before the first
 * @param attempt how many attempts were begun in the call, this one included
 * @param visited numbers this search has been at; none is tried twice
 * @param best the most telling refusal of this attempt, null before the first
 * @param heard what the waiting caller was last told
 * @param early whose early media the waiting caller hears, null for nobody's
 * @param diversions numbers that sent the call on, the first one first
 * @param hunt the ring group that is being tried, null when none is
 */
public record Search(
        String wanted, String extension, int attempt, List<String> visited, Cause best, Heard heard, LegId early,
        List<DialNotes.Diverted> diversions, Hunt hunt) {

    /** What a waiting caller was told of the far end. */
    public enum Heard {
        NOTHING,
        /** 180. */
        RINGING,
        /** 183 with audio of the far end. */
        EARLY_MEDIA
    }

    public Search {
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(extension, "extension");
        Objects.requireNonNull(heard, "heard");
        visited = List.copyOf(visited);
        diversions = List.copyOf(diversions);
    }

    /** A search for a number that begins now, after {@code attempts} earlier attempts in the call. */
    static Search of(String wanted, int attempts) {
        return new Search(wanted, wanted, attempts, List.of(), null, Heard.NOTHING, null, List.of(), null);
    }

    /** Whoever is found, this number answers for it: as if it had sent the call on, which nobody is told. */
    Search by(String number) {
        return new Search(wanted, extension, attempt, List.of(number), best, heard, early, diversions, hunt);
    }

    /** Sent on to a number. Whoever is new among those that have been asked sent it on, the first of them for this reason. */
    Search at(String number, List<String> been, DialNotes.Why why) {
        List<DialNotes.Diverted> diverted = diversions;
        if (been.size() > visited.size()) {
            diverted = new ArrayList<>(diversions);
            for (int i = visited.size(); i < been.size(); i++) {
                diverted.add(new DialNotes.Diverted(
                        been.get(i), i == visited.size() ? why : DialNotes.Why.ALWAYS));
            }
        }
        return new Search(wanted, number, attempt, been, best, heard, early, diverted, hunt);
    }

    Search nextAttempt(String number) {
        Heard still = heard == Heard.EARLY_MEDIA ? Heard.NOTHING : heard;
        return new Search(wanted, number, attempt + 1, visited, null, still, null, diversions, hunt);
    }

    Search refused(Cause cause) {
        return new Search(
                wanted, extension, attempt, visited, Causes.better(best, cause), heard, early, diversions, hunt);
    }

    Search failedWith(Cause cause) {
        return new Search(wanted, extension, attempt, visited, cause, heard, early, diversions, hunt);
    }

    Search heard(Heard now, LegId from) {
        return new Search(wanted, extension, attempt, visited, best, now, from, diversions, hunt);
    }

    /** What was dialled stands for this number. */
    Search meaning(String number) {
        return new Search(number, number, attempt, visited, best, heard, early, diversions, hunt);
    }

    /** Tries this ring group, or goes on with what is left of it. */
    Search hunting(Hunt group) {
        List<String> been = visited;
        if (hunt == null) {
            been = new ArrayList<>(visited);
            been.add(group.group());
        }
        return new Search(wanted, extension, attempt, been, best, heard, early, diversions, group);
    }

    /** The ring group was tried in vain. */
    Search hunted(Cause cause) {
        return new Search(wanted, hunt.group(), attempt, visited.subList(0, visited.size() - 1), cause, heard, early,
                diversions, null);
    }

    /** Name of the timer at which more members of a ring group join those that ring. */
    String joinTimer() {
        return "join-" + attempt;
    }

    /** Name of the timer that ends this attempt when a trunk says nothing. */
    String setupTimer() {
        return "setup-" + attempt;
    }

    /** Name of the timer that ends this attempt. */
    String timer() {
        return "ring-" + attempt;
    }
}
