package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
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
 */
public record Search(
        String wanted, String extension, int attempt, List<String> visited, Cause best, Heard heard, LegId early) {

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
    }

    /** A search for a number that begins now, after {@code attempts} earlier attempts in the call. */
    static Search of(String wanted, int attempts) {
        return new Search(wanted, wanted, attempts, List.of(), null, Heard.NOTHING, null);
    }

    Search at(String number, List<String> been) {
        return new Search(wanted, number, attempt, been, best, heard, early);
    }

    Search nextAttempt(String number) {
        Heard still = heard == Heard.EARLY_MEDIA ? Heard.NOTHING : heard;
        return new Search(wanted, number, attempt + 1, visited, null, still, null);
    }

    Search refused(Cause cause) {
        return new Search(wanted, extension, attempt, visited, Causes.better(best, cause), heard, early);
    }

    Search failedWith(Cause cause) {
        return new Search(wanted, extension, attempt, visited, cause, heard, early);
    }

    Search heard(Heard now, LegId from) {
        return new Search(wanted, extension, attempt, visited, best, now, from);
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
